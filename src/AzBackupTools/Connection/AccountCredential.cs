using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Commands;

/// <summary>
/// An account that can give tokens, and what it is called. The one file that knows Azure.Identity: nothing of it is loaded until
/// somebody signs in. Each way is chosen by the user; nothing is tried in turn, which is slow and hard to predict.
/// </summary>
internal sealed record AccountCredential(TokenCredential Credential, string Account, string Kind, string? TenantId)
{
    /// <summary>Whether a runbook of Azure Automation is running us: there the managed identity is what one means by default.</summary>
    internal static bool RunsInAutomation =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AUTOMATION_ASSET_ACCOUNTID"));

    internal static AccountCredential Interactive(ArmEnvironment cloud, string? tenantId) =>
        new(
            new InteractiveBrowserCredential(new InteractiveBrowserCredentialOptions { AuthorityHost = cloud.Authority, TenantId = tenantId }),
            "interactive user",
            "Interactive",
            tenantId);

    /// <summary>Signs in on another device; the prompt goes to <paramref name="show"/>.</summary>
    internal static AccountCredential DeviceCode(ArmEnvironment cloud, string? tenantId, Action<string> show) =>
        new(
            new DeviceCodeCredential(new DeviceCodeCredentialOptions
            {
                AuthorityHost = cloud.Authority,
                TenantId = tenantId,
                DeviceCodeCallback = (code, _) =>
                {
                    show(code.Message);
                    return Task.CompletedTask;
                },
            }),
            "device code user",
            "DeviceCode",
            tenantId);

    internal static AccountCredential Secret(ArmEnvironment cloud, string tenantId, PSCredential credential) =>
        new(
            new ClientSecretCredential(
                tenantId,
                credential.UserName,
                credential.GetNetworkCredential().Password,
                new ClientSecretCredentialOptions { AuthorityHost = cloud.Authority }),
            credential.UserName,
            "ServicePrincipal",
            tenantId);

    /// <exception cref="BackupException">The file is missing, is no certificate, or has another password.</exception>
    internal static AccountCredential Certificate(ArmEnvironment cloud, string tenantId, string applicationId, string path, SecureString? password)
    {
        var options = new ClientCertificateCredentialOptions { AuthorityHost = cloud.Authority };
        RequireFile(path, "CertificatePath");
        TokenCredential credential;
        try
        {
            credential = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? new ClientCertificateCredential(tenantId, applicationId, path, options)
                : new ClientCertificateCredential(tenantId, applicationId, ReadPfx(path, password), options);
        }
        catch (CryptographicException exception)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-CertificatePath '{path}' cannot be read as a certificate with its private key: {exception.Message}",
                "Give a PFX file with its -CertificatePassword, or a PEM file that holds certificate and key.",
                path,
                exception);
        }

        return new AccountCredential(credential, applicationId, "ServicePrincipal", tenantId);
    }

    internal static AccountCredential Federated(ArmEnvironment cloud, string tenantId, string applicationId, string tokenFile)
    {
        RequireFile(tokenFile, "FederatedTokenFile");
        return new AccountCredential(
            new ClientAssertionCredential(
                tenantId,
                applicationId,
                _ => Task.FromResult(File.ReadAllText(tokenFile).Trim()),
                new ClientAssertionCredentialOptions { AuthorityHost = cloud.Authority }),
            applicationId,
            "ServicePrincipal",
            tenantId);
    }

    internal static AccountCredential ManagedIdentity(string? clientId) =>
        new(
            new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            clientId ?? "system-assigned identity",
            "ManagedIdentity",
            null);

    private static X509Certificate2 ReadPfx(string path, SecureString? password) =>
#pragma warning disable SYSLIB0057 // the loader that replaces it is absent from the frameworks that we run on
        password is null ? new X509Certificate2(path) : new X509Certificate2(path, password);
#pragma warning restore SYSLIB0057

    private static void RequireFile(string path, string parameter)
    {
        if (!File.Exists(path))
        {
            throw new BackupException(ErrorIds.InvalidArgument, $"-{parameter} '{path}': there is no such file.", "Check the path.", path);
        }
    }
}
