using System;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Errors;

/// <summary>Puts what a key vault says into the user's terms. No other input of the same call would fare better.</summary>
/// <remarks>Its codes: <see href="https://learn.microsoft.com/azure/key-vault/general/rest-error-codes" />.</remarks>
public static class KeyVaultErrors
{
    /// <summary>Puts a refusal into the user's terms.</summary>
    /// <param name="exception">What <see cref="KeyVaultSecrets" /> threw.</param>
    /// <param name="vault">The name of the key vault.</param>
    public static BackupException Describe(ArmException exception, string vault)
    {
        var missing = (exception ?? throw new ArgumentNullException(nameof(exception))).Status == 403 ? AuthorizationRefusal.Read(exception.ServiceMessage) : null;
        var (errorId, message, remedy) = missing is { } lacking
            ? (ErrorIds.AccessDenied, $"The account may not do {lacking.Action} at {lacking.Scope}.", AuthorizationRefusal.Remedy(lacking.Action, VaultOf(lacking.Scope)))
            : Find(exception, vault);
        return new BackupException(errorId, message, remedy, vault, exception)
        {
            ServiceCode = exception.Code,
            MissingAction = missing?.Action,
            MissingAtScope = missing?.Scope,
            ConcernsAllInput = true,
        };
    }

    /// <summary>A role is assigned on the key vault: a secret that is to be set may not be there yet.</summary>
    private static string VaultOf(string scope) => scope.IndexOf("/secrets/", StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? scope.Substring(0, end) : scope;

    private static (string ErrorId, string Message, string Remedy) Find(ArmException exception, string vault)
    {
        var said = ServiceErrors.Sentence(exception);
        return exception switch
        {
            // The emulator's code: in Azure there is no host that could give one.
            { Code: "VaultNotFound" } => (ErrorIds.ResourceNotFound, $"There is no key vault '{vault}' in the emulator.", $"Make one: Add-RsEmulatorResource KeyVault {vault}."),
            { Code: ArmErrorCodes.HostNotFound } => (
                ErrorIds.ResourceNotFound,
                $"There is no key vault '{vault}': the name of its host, {exception.Uri?.Host}, leads nowhere.",
                "Check -KeyVault, which is the name alone: Get-AzKeyVault and az keyvault list show those there are. The name of one with private endpoints may be known in its network only."),
            { Code: ArmErrorCodes.AuthenticationFailed } or { Status: 401 } => (ErrorIds.AuthenticationFailed, said, "Connect again: Connect-RsAccount, with -TenantId of the key vault's tenant."),
            { Status: 403 } when exception.Has("ForbiddenByFirewall") => (
                ErrorIds.AccessDenied, said, "Its firewall does not let this machine in: allow the machine's address in the key vault's networking, or run this from a network that it allows."),
            { Status: 403 } => (ErrorIds.AccessDenied, said, "The account needs the role Key Vault Secrets Officer, or an access policy that permits to set secrets."),
            { Status: 429 } => (ErrorIds.Throttled, said, "Wait a while, then try again."),
            { Status: 0 or >= 500 } => (ErrorIds.ServiceUnavailable, said, "Check the name of the key vault, the network and any proxy, and whether the key vault's firewall lets this machine in; then try again."),
            _ => (ErrorIds.ServiceRefused, said, "The key vault's message says what it objects to."),
        };
    }
}
