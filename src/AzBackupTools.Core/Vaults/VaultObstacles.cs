using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Vaults;

/// <summary>What the service would refuse of a vault as it is: what can never be taken back, and what needs something else first.</summary>
internal sealed class VaultObstacles(VaultSettings wanted, Vault vault, VaultComparison differences, bool isStorageLocked)
{
    internal void Check()
    {
        CheckStorage();
        CheckSoftDelete();
        CheckImmutability();
        VaultIdentityRules.Check(wanted, vault);
        CheckKey();
    }

    private static BackupException Final(string errorId, string parameter, object? value, string name, string state) => VaultRules.Refused(
        errorId, parameter, value?.ToString(), $"cannot be had any more: {state} on vault '{name}', which nobody can undo",
        $"Leave out -{parameter}. Where you need it otherwise, make a new vault.");

    private void CheckStorage()
    {
        var redundancy = wanted.Redundancy?.ToString() ?? vault.StorageRedundancy;
        var isGeo = Text.Same(redundancy, StorageRedundancy.GeoRedundant);
        if (wanted.CrossRegionRestore == true && !isGeo)
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidRedundancy, "CrossRegionRestore", null, $"needs backups in the paired region, and vault '{vault.Name}' is {redundancy}",
                isStorageLocked ? "Its redundancy can no longer be changed: make a new vault with -Redundancy GeoRedundant." : "Add -Redundancy GeoRedundant.");
        }

        var restores = Text.Same(vault.Redundancy?.CrossRegionRestore, "Enabled");
        if (!isGeo && restores && wanted.CrossRegionRestore is null && differences.Has("Redundancy"))
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidRedundancy, "Redundancy", redundancy, $"leaves nothing to restore from in the paired region, and vault '{vault.Name}' has cross-region restore on",
                "Switch it off with it: -CrossRegionRestore:$false.");
        }

        if (!isStorageLocked)
        {
            return;
        }

        if (differences.Has("Redundancy"))
        {
            throw VaultRules.Refused(
                ErrorIds.RedundancyLocked, "Redundancy", redundancy, $"cannot be had any more: vault '{vault.Name}' is {vault.StorageRedundancy}, and that is fixed since the first backup was configured in it",
                "Make a new vault with the redundancy that you need, and protect the machines there.");
        }

        if (differences.Has("CrossRegionRestore") && restores)
        {
            throw VaultRules.Refused(
                ErrorIds.RedundancyLocked, "CrossRegionRestore", "False", $"cannot be had any more: vault '{vault.Name}' restores across regions, and that is fixed since backups were configured in it",
                "Leave it out, or make a new vault.");
        }
    }

    private void CheckSoftDelete()
    {
        if (differences.Has("SoftDelete") && Text.Same(vault.SoftDeleteState, SoftDeleteState.AlwaysOn))
        {
            throw Final(ErrorIds.SoftDeleteAlwaysOn, "SoftDelete", wanted.SoftDelete, vault.Name, "soft delete is AlwaysOn");
        }

        if (differences.Has("HybridSecurity") && Text.Same(vault.Security?.SoftDelete?.EnhancedSecurityState, SoftDeleteState.AlwaysOn))
        {
            throw Final(ErrorIds.HybridSecurityAlwaysOn, "HybridSecurity", wanted.HybridSecurity, vault.Name, "hybrid security is AlwaysOn");
        }

        if (differences.Has("SoftDeleteRetentionDays") && wanted.SoftDelete is null && Text.Same(vault.SoftDeleteState, SoftDeleteState.Disabled))
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidSoftDelete, "SoftDeleteRetentionDays", wanted.SoftDeleteRetentionDays?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                $"has no meaning: soft delete is off on vault '{vault.Name}'", "Switch it on with it: -SoftDelete On.");
        }
    }

    private void CheckImmutability()
    {
        if (differences.Has("Immutability") && Text.Same(vault.ImmutabilityState, ImmutabilityState.Locked))
        {
            throw Final(ErrorIds.ImmutabilityLocked, "Immutability", wanted.Immutability, vault.Name, "immutability is Locked");
        }

        if (differences.Has("CrossSubscriptionRestore") && Text.Same(vault.RestoreSettings?.CrossSubscriptionRestore, "PermanentlyDisabled"))
        {
            throw Final(
                ErrorIds.CrossSubscriptionRestoreLocked, "CrossSubscriptionRestore", wanted.CrossSubscriptionRestore, vault.Name, "restores to other subscriptions are PermanentlyDisabled");
        }
    }

    private void CheckKey()
    {
        var hasKey = VaultKey.ReaderOf(vault) is not null;
        if (!hasKey && wanted.KeyUri is null && (wanted.KeyIdentity is not null || wanted.InfrastructureEncryption is not null))
        {
            var parameter = wanted.KeyIdentity is not null ? "KeyIdentity" : "InfrastructureEncryption";
            throw VaultRules.Refused(
                ErrorIds.InvalidEncryption, parameter, wanted.KeyIdentity, "has no meaning without a key of your own", "Add -KeyUri <address of the key>.");
        }

        if (hasKey && differences.Has("InfrastructureEncryption"))
        {
            throw VaultRules.Refused(
                ErrorIds.EncryptionLocked, "InfrastructureEncryption", VaultWords.Enabled(wanted.InfrastructureEncryption == true),
                $"cannot be had any more: it is chosen with the first key, and vault '{vault.Name}' has one", "Leave it out. Where you need it otherwise, make a new vault.");
        }

        if (hasKey || wanted.KeyUri is null)
        {
            return;
        }

        if (isStorageLocked)
        {
            throw VaultRules.Refused(
                ErrorIds.EncryptionLocked, "KeyUri", wanted.KeyUri, $"cannot be had any more: a key of your own must be there before the first backup, and vault '{vault.Name}' has backups configured",
                "Make a new vault with the key, and protect the machines there.");
        }

        if (VaultKey.IsOwn(VaultKey.WantedReader(wanted, vault)!) && !VaultIdentity.Of(vault).HasOwn)
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidEncryption, "KeyUri", wanted.KeyUri, "cannot be read yet: the vault's own identity is only being made, and the key vault knows nothing of it",
                "Give the vault its identity first (-IdentityType SystemAssigned), let that identity read the key, then set -KeyUri.");
        }
    }
}
