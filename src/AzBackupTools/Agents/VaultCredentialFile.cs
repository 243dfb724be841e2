using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Agents;

/// <summary>The file that a server registers with, as far as it says which vault it is of.</summary>
internal sealed record VaultCredentialFile(string Text, VaultId Vault)
{
    /// <summary>Reads a file of Export-RsVaultCredential or of the portal.</summary>
    /// <exception cref="BackupException">There is none, or it is something else.</exception>
    internal static VaultCredentialFile Read(string path)
    {
        RequireFile(path);
        try
        {
            var text = File.ReadAllText(path);
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);

            // A document of ASR has the same members in another element; the agent takes that of Backup.
            string Member(string name) =>
                root.Descendants().FirstOrDefault(element => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value is { Length: > 0 } value
                    ? value
                    : throw new XmlException($"it has no {name}");
            return new VaultCredentialFile(text, new VaultId(Member("SubscriptionId"), Member("ResourceGroup"), Member("ResourceName")));
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException or InvalidResourceIdException)
        {
            throw new BackupException(
                ErrorIds.InvalidVaultCredential, $"'{path}' is no vault credential file: {exception.Message.TrimEnd('.')}.", "Make one with Export-RsVaultCredential.", path, exception)
            {
                ConcernsAllInput = true,
            };
        }
    }

    /// <summary>Refuses a path where no file is.</summary>
    internal static void RequireFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new BackupException(
                ErrorIds.InvalidVaultCredential, $"There is no vault credential file '{path}'.", "Make one with Export-RsVaultCredential, and copy it to the server.", path)
            {
                ConcernsAllInput = true,
            };
        }
    }
}
