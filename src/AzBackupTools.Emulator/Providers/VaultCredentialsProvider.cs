using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        string thumbprint = Thumbprint(certificate);
        (DateTimeOffset from, DateTimeOffset until) = Validity(certificate, context.Now);
        vault.Credential = new VaultCredential(ids.Guid("credential-client", vault.Id, context["certificate"], thumbprint), until);
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
                ["servicePrincipalClientId"] = vault.Credential.ClientId,
                ["servicePrincipalObjectId"] = ids.Guid("credential-object", vault.Id, context["certificate"]),
                ["azureManagementEndpointAudience"] = host + "/",
                ["subject"] = "CN=" + context["certificate"],
                ["issuer"] = "CN=" + context["certificate"],
                ["friendlyName"] = context["certificate"],
                ["thumbprint"] = thumbprint,
                ["validFrom"] = WireTime.Stamp(from),
                ["validTo"] = WireTime.Stamp(until),
            },
        });
    }

    /// <summary>What stands in the certificate; for bytes that are none, five days as recorded.</summary>
    private static (DateTimeOffset From, DateTimeOffset Until) Validity(byte[] certificate, DateTimeOffset now)
    {
        try
        {
            using var read = new X509Certificate2(certificate);
            return (new DateTimeOffset(read.NotBefore.ToUniversalTime()), new DateTimeOffset(read.NotAfter.ToUniversalTime()));
        }
        catch (CryptographicException)
        {
            return (now, now + TimeSpan.FromDays(5));
        }
    }

    private static string Thumbprint(byte[] certificate)
    {
#pragma warning disable CA1850, CA5350 // netstandard2.0 has no HashData; a thumbprint is SHA-1 by definition
        using SHA1 sha = SHA1.Create();
        return BitConverter.ToString(sha.ComputeHash(certificate)).Replace("-", string.Empty);
#pragma warning restore CA1850, CA5350
    }
}
