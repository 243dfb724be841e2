using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// The file that a server registers with. Its form is that of the portal and of Azure's own cmdlet: the data contract RSBackupVaultAADCreds,
/// members in their order.
/// </summary>
/// <remarks>
/// <see href="https://github.com/Azure/azure-powershell/blob/main/src/RecoveryServices/RecoveryServices/Vault/GetAzureRmRecoveryServicesVaultSettingsFile.cs" />.
/// </remarks>
internal static class VaultCredentialFile
{
    private const string Contract = "http://schemas.datacontract.org/2004/07/Microsoft.Azure.Portal.RecoveryServices.Models.Common";
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string AgentLinks =
        "WABUpdateKBLink,http://go.microsoft.com/fwlink/p/?LinkId=229525;StorageQuotaPurchaseLink,http://go.microsoft.com/fwlink/?LinkId=205490;"
        + "WebPortalLink,http://go.microsoft.com/fwlink/?LinkId=817353;WABprivacyStatement,http://go.microsoft.com/fwlink/?LinkId=221308";

    /// <summary>"vault-weu_Sun Mar 01 2026.VaultCredentials", the name that the portal gives.</summary>
    public static string NameFor(VaultId vault, DateTimeOffset now) =>
        string.Format(CultureInfo.InvariantCulture, "{0}_{1:ddd MMM dd yyyy}.VaultCredentials", vault.Name, now.UtcDateTime);

    /// <summary>The content, in UTF-8. It holds the key of the certificate: it is a secret.</summary>
    public static byte[] Write(VaultId vault, string? location, byte[] pfx, VaultSignIn signIn)
    {
        using var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineOnAttributes = true }))
        {
            xml.WriteStartElement("RSBackupVaultAADCreds", Contract);
            xml.WriteAttributeString("xmlns", "i", null, Instance);
            Element(xml, "Version", "2.0");
            Element(xml, "SubscriptionId", vault.SubscriptionId);
            Element(xml, "ResourceType", "Vaults");
            Element(xml, "ResourceName", vault.Name);
            Element(xml, "ManagementCert", Convert.ToBase64String(pfx));
            Element(xml, "ResourceId", (signIn.ResourceId ?? 0).ToString(CultureInfo.InvariantCulture));
            Element(xml, "ResourceGroup", vault.ResourceGroupName);
            Element(xml, "Location", location);
            Element(xml, "ProviderNamespace", VaultId.Provider);
            Element(xml, "AadAuthority", signIn.AadAuthority);
            Element(xml, "AadTenantId", signIn.AadTenantId);
            Element(xml, "ServicePrincipalClientId", signIn.ServicePrincipalClientId);
            Element(xml, "IdMgmtRestEndpoint", signIn.ManagementEndpoint);
            Element(xml, "AgentLinks", AgentLinks);
            xml.WriteEndElement();
        }

        return content.ToArray();
    }

    /// <summary>What is not known is nil, as a data contract writes it.</summary>
    private static void Element(XmlWriter xml, string name, string? value)
    {
        xml.WriteStartElement(name, Contract);
        if (value is null)
        {
            xml.WriteAttributeString("nil", Instance, "true");
        }
        else
        {
            xml.WriteString(value);
        }

        xml.WriteEndElement();
    }
}
