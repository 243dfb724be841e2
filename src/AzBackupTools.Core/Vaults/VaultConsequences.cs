using System.Collections.Generic;

namespace AzBackupTools.Core.Vaults;

/// <summary>What comes of a change that its words alone do not say.</summary>
internal static class VaultConsequences
{
    /// <summary>What nobody can take back.</summary>
    internal static IEnumerable<string> Final(VaultSettings wanted, Vault vault, VaultComparison differences)
    {
        if (wanted.SoftDelete == VaultProtection.AlwaysOn && differences.Has("SoftDelete"))
        {
            yield return "Soft delete can never be switched off again: what is deleted stays, and keeps the vault from being removed, until its days are over.";
        }

        if (wanted.HybridSecurity == VaultProtection.AlwaysOn && differences.Has("HybridSecurity"))
        {
            yield return "Hybrid security can never be switched off again: agents need a PIN for critical operations, for ever.";
        }

        if (wanted.Immutability == VaultImmutabilityChoice.Locked && differences.Has("Immutability"))
        {
            yield return "Immutability can never be switched off again: no backup can be deleted and no retention shortened before its time, by nobody, at your cost.";
        }

        if (wanted.CrossSubscriptionRestore == VaultCrossSubscription.PermanentlyDisabled && differences.Has("CrossSubscriptionRestore"))
        {
            yield return "Restores to other subscriptions can never be allowed again.";
        }

        if (differences.Has("KeyUri") && VaultKey.ReaderOf(vault) is null)
        {
            yield return "The vault can never go back to a key of Microsoft's: without your key its backups cannot be read.";
        }
    }

    /// <summary>What somebody should know.</summary>
    internal static IEnumerable<string> Warnings(VaultSettings wanted, Vault vault, VaultComparison differences)
    {
        if (wanted.SoftDelete == VaultProtection.Off && differences.Has("SoftDelete"))
        {
            yield return $"Without soft delete, backups that are deleted in vault '{vault.Name}' from now on are gone at once.";
        }

        if (wanted.PublicNetworkAccess == VaultAccess.Disabled && differences.Has("PublicNetworkAccess") && vault.PrivateEndpointConnections.Count == 0)
        {
            yield return $"Vault '{vault.Name}' has no private endpoint: without public network access, agents and workloads do not reach it.";
        }

        if (wanted.ResourceGuard is { Length: > 0 } && differences.Has("ResourceGuard"))
        {
            yield return $"From now on, critical operations on vault '{vault.Name}' need a role on the resource guard, too.";
        }
    }
}
