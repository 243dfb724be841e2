using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Files that servers register with, and PINs.</summary>
public abstract class Credentials<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly XNamespace Contract = "http://schemas.datacontract.org/2004/07/Microsoft.Azure.Portal.RecoveryServices.Models.Common";

    [Fact]
    public async Task A_file_has_the_members_of_the_contract_in_their_order_and_a_certificate_with_its_key()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();

        var (result, content) = await ExportAsync(site, Site.Vault, 4);

        Assert.Equal(site.Now.AddDays(4), result.ExpiresAt, TimeSpan.FromMinutes(1));
        Assert.Equal("vault-blue_Mon Mar 03 2031.VaultCredentials", result.Path);
        var root = XElement.Parse(content);
        Assert.Equal(Contract + "RSBackupVaultAADCreds", root.Name);
        Assert.Equal(
            ["Version", "SubscriptionId", "ResourceType", "ResourceName", "ManagementCert", "ResourceId", "ResourceGroup", "Location", "ProviderNamespace",
             "AadAuthority", "AadTenantId", "ServicePrincipalClientId", "IdMgmtRestEndpoint", "AgentLinks"],
            root.Elements().Select(static element => element.Name.LocalName));
        Assert.Equal(("2.0", Site.Vault.Name, Site.Group, Site.Region), (Text(root, "Version"), Text(root, "ResourceName"), Text(root, "ResourceGroup"), Text(root, "Location")));
        Assert.All(["ResourceId", "AadAuthority", "AadTenantId", "ServicePrincipalClientId", "IdMgmtRestEndpoint"], name => Assert.NotEmpty(Text(root, name)));

        using var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(Text(root, "ManagementCert")), null);
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal(2048, certificate.GetRSAPrivateKey()!.KeySize);
        Assert.Equal(site.Now.AddDays(4).UtcDateTime, certificate.NotAfter.ToUniversalTime(), TimeSpan.FromMinutes(1));
        Assert.Equal("1.3.6.1.5.5.7.3.2", Assert.Single(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()).EnhancedKeyUsages[0].Value);
    }

    [Fact]
    public async Task A_server_registers_with_the_last_file_of_its_vault_as_long_as_it_is_valid()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var other = new VaultId(Site.Subscription, Site.Group, "vault-red");
        await site.CreateVaultAsync(other);
        var first = (await ExportAsync(site, Site.Vault, 2)).Content;
        var foreign = (await ExportAsync(site, other, 2)).Content;

        await site.AdminAsync("mars-servers", Registering(first, "srv01"));
        Assert.Equal("100110", await site.AdminErrorAsync("mars-servers", Registering(foreign, "srv02")));
        Assert.Equal("34513", await site.AdminErrorAsync("mars-servers", Registering("not xml", "srv02")));

        var second = (await ExportAsync(site, Site.Vault, 10)).Content;
        Assert.Equal("34513", await site.AdminErrorAsync("mars-servers", Registering(first, "srv02")));
        await site.AdminAsync("mars-servers", Registering(second, "srv02"));
        site.Engine.Clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromMinutes(1));
        Assert.Equal("34513", await site.AdminErrorAsync("mars-servers", Registering(second, "srv03")));
    }

    [Fact]
    public async Task A_PIN_is_good_for_five_minutes_and_its_token_is_not_read()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", new JsonObject { ["resourceGroup"] = Site.Group, ["vault"] = Site.Vault.Name, ["name"] = "srv01" });
        var pin = (await new SecurityPins(site.Client).CreateAsync(Site.Vault, asPlainText: true, Yes, default))!;

        Assert.Equal(site.Now.AddMinutes(5), pin.ExpiresAt, TimeSpan.FromSeconds(1));
        Assert.True(pin.SecurityPin.IsReadOnly());
        Assert.Null((await new SecurityPins(site.Client).CreateAsync(Site.Vault, asPlainText: false, Yes, default))!.PlainPin);
        var delete = new JsonObject { ["resourceGroup"] = Site.Group, ["vault"] = Site.Vault.Name, ["name"] = "srv01", ["securityPin"] = pin.PlainPin };
        await site.AdminAsync("mars-servers/delete-backups", delete.DeepClone().AsObject());
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(pin.IsExpired);
        Assert.Equal("100130", await site.AdminErrorAsync("mars-servers/delete-backups", delete));
    }

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static async Task<(VaultCredentialResult Result, string Content)> ExportAsync(Site site, VaultId vault, int days)
    {
        var content = string.Empty;
        var result = await new VaultCredentials(site.Client).ExportAsync(
            vault,
            days,
            (name, bytes) =>
            {
                content = Encoding.UTF8.GetString(bytes);
                return name;
            },
            Yes,
            default);
        return (result!, content);
    }

    private static JsonObject Registering(string credential, string name) => new()
    {
        ["resourceGroup"] = Site.Group,
        ["vault"] = Site.Vault.Name,
        ["name"] = name,
        ["credential"] = credential,
    };

    private static string Text(XElement root, string name) => root.Element(Contract + name)!.Value;
}

/// <summary>In process.</summary>
public sealed class CredentialsInProcess : Credentials<InProcess>;

/// <summary>Over HTTP.</summary>
public sealed class CredentialsOverLoopback : Credentials<Loopback>;
