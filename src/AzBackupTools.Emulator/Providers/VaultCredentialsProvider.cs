using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The certificate that a MARS agent registers with.</summary>
internal static class VaultCredentialsProvider
{
    public static Answer PutCertificate(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        byte[] certificate;
        try
        {
            certificate = Convert.FromBase64String(context.Body.Text("properties", "certificate") ?? string.Empty);
        }
        catch (FormatException)
        {
            throw BackupErrors.InvalidInput("properties.certificate must be base64.");
        }

        if (certificate.Length == 0)
        {
            throw BackupErrors.InvalidInput("properties.certificate is missing.");
        }

        string host = context.Host;
        SeededIds ids = context.World.Ids;
        DateTimeOffset from = context.Now;
        return Answer.Ok(new JsonObject
        {
            ["id"] = $"{vault.Id}/certificates/{context["certificate"]}",
            ["name"] = context["certificate"],
            ["type"] = "Microsoft.RecoveryServices/vaults/certificates",
            ["properties"] = new JsonObject
            {
                ["authType"] = "AzureActiveDirectory",
                ["resourceId"] = ids.Between(1_000_000_000_000_000_000, 9_000_000_000_000_000_000, "vault-resource", vault.Id),
                ["aadAuthority"] = host + "/adfs",
                ["aadTenantId"] = context.World.Options.TenantId,
                ["aadAudience"] = "https://emulator.localhost/" + ids.Guid("audience", vault.Id),
                ["servicePrincipalClientId"] = ids.Guid("credential-client", vault.Id, context["certificate"]),
                ["servicePrincipalObjectId"] = ids.Guid("credential-object", vault.Id, context["certificate"]),
                ["azureManagementEndpointAudience"] = host + "/",
                ["subject"] = "CN=" + context["certificate"],
                ["issuer"] = "CN=" + context["certificate"],
                ["friendlyName"] = context["certificate"],
                ["thumbprint"] = Thumbprint(certificate),
                ["validFrom"] = WireTime.Stamp(from),
                ["validTo"] = WireTime.Stamp(from + TimeSpan.FromDays(5)),
            },
        });
    }

    private static string Thumbprint(byte[] certificate)
    {
#pragma warning disable CA1850, CA5350 // netstandard2.0 has no HashData; a thumbprint is SHA-1 by definition
        using SHA1 sha = SHA1.Create();
        return BitConverter.ToString(sha.ComputeHash(certificate)).Replace("-", string.Empty);
#pragma warning restore CA1850, CA5350
    }
}
