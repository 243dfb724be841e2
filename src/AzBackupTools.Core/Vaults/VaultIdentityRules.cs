using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Vaults;

/// <summary>Which identities a vault must have.</summary>
internal static class VaultIdentityRules
{
    internal static void Check(VaultSettings wanted, Vault vault)
    {
        var after = VaultIdentity.Of(vault).With(wanted);
        if (wanted.IdentityType is VaultIdentityType.UserAssigned or VaultIdentityType.SystemAndUserAssigned && after.Users.Count == 0)
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidIdentity, "IdentityType", wanted.IdentityType.ToString(), "needs one identity at least", "Add -UserAssignedIdentity <ARM id>.");
        }

        var reader = VaultKey.WantedReader(wanted, vault) ?? VaultKey.ReaderOf(vault);
        if (reader is null || (VaultKey.IsOwn(reader) ? after.HasOwn : after.Has(reader)))
        {
            return;
        }

        throw wanted.KeyIdentity is not null
            ? VaultRules.Refused(
                ErrorIds.InvalidEncryption, "KeyIdentity", reader, $"is not an identity of vault '{vault.Name}'",
                VaultKey.IsOwn(reader) ? "First give the vault its own: -IdentityType SystemAssigned." : "Give it to the vault with -UserAssignedIdentity, beside those that it has.")
            : VaultRules.Refused(
                ErrorIds.InvalidIdentity, wanted.IdentityType is null ? "UserAssignedIdentity" : "IdentityType", VaultWords.Identity(after),
                $"would take {VaultWords.LastName(reader)} away, by which vault '{vault.Name}' reads its key",
                "Keep it, or have another one read the key with -KeyIdentity.");
    }
}
