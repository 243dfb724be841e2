using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>Looks at a credential file as the service does when a server registers with it.</summary>
internal static class CredentialFile
{
    /// <summary>Refuses a file that is none, is of another vault, is not the last one, or has expired, with the numbers that agents show.</summary>
    /// <remarks><see href="https://learn.microsoft.com/azure/backup/backup-azure-mars-troubleshoot" />: 34513 and 100110.</remarks>
    public static void Check(VaultRecord vault, string content, DateTimeOffset now)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw Invalid("The file is not XML.");
        }

        if (root.Name.LocalName != "RSBackupVaultAADCreds")
        {
            throw Invalid("The file is no vault credential file.");
        }

        if (!ResourcePath.Is(Value(root, "SubscriptionId"), vault.Subscription) || !ResourcePath.Is(Value(root, "ResourceGroup"), vault.Group)
            || !ResourcePath.Is(Value(root, "ResourceName"), vault.Name))
        {
            throw new ArmErrorException(
                400, "100110", $"Vault credentials provided are different from the vault '{vault.Name}' that the server is to be registered with.", fromGateway: true);
        }

        if (vault.Credential is not { } last || Value(root, "ServicePrincipalClientId") != last.ClientId)
        {
            throw Invalid("Only the last file that was made for the vault is valid.");
        }

        if (last.ValidUntil <= now)
        {
            throw Invalid($"The file has expired on {WireTime.Stamp(last.ValidUntil)}.");
        }
    }

    private static string Value(XElement root, string name) =>
        root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? string.Empty;

    private static ArmErrorException Invalid(string why) => new(400, "34513", $"Invalid vault credentials provided. {why} Make a new file.", fromGateway: true);
}
