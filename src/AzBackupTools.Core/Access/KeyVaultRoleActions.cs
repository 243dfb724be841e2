namespace AzBackupTools.Core.Access;

/// <summary>What the built-in roles of key vaults allow beside data actions.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security#key-vault-secrets-officer" />.</remarks>
internal static class KeyVaultRoleActions
{
    internal static readonly string[] SecretsOfficer =
    [
        "Microsoft.Authorization/*/read",
        "Microsoft.Insights/alertRules/*",
        "Microsoft.Resources/deployments/*",
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Support/*",
        "Microsoft.KeyVault/checkNameAvailability/read",
        "Microsoft.KeyVault/deletedVaults/read",
        "Microsoft.KeyVault/locations/*/read",
        "Microsoft.KeyVault/vaults/*/read",
        "Microsoft.KeyVault/operations/read",
    ];
}
