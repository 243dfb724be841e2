using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Vaults;

/// <summary>What of the settings that somebody asks for a vault does not have yet.</summary>
internal sealed class VaultComparison
{
    private readonly List<(string Property, VaultPart Part, VaultDifference Difference)> _differences = [];

    /// <param name="wanted">What is asked for.</param>
    /// <param name="vault">The vault as the service shows it, whole.</param>
    /// <param name="guardId">The resource guard that it has; null for none, or where nobody asks for one.</param>
    internal VaultComparison(VaultSettings wanted, Vault vault, string? guardId)
    {
        Compare(VaultPart.Storage, "Redundancy", vault.StorageRedundancy, wanted.Redundancy);
        Compare(VaultPart.Storage, "CrossRegionRestore", vault.Redundancy?.CrossRegionRestore ?? "Disabled", Enabled(wanted.CrossRegionRestore));
        Compare(VaultPart.Resource, "CrossSubscriptionRestore", vault.RestoreSettings?.CrossSubscriptionRestore ?? "Enabled", wanted.CrossSubscriptionRestore);
        Compare(VaultPart.Resource, "Immutability", vault.ImmutabilityState ?? ImmutabilityState.Disabled, wanted.Immutability);
        Compare(VaultPart.Resource, "PublicNetworkAccess", vault.PublicNetworkAccess ?? "Enabled", wanted.PublicNetworkAccess);
        Compare(VaultPart.Resource, "JobFailureAlert", vault.Monitoring?.AlertsForAllJobFailures ?? "Disabled", wanted.JobFailureAlert);
        Compare(VaultPart.Resource, "ClassicAlert", vault.Monitoring?.ClassicAlertsForCriticalOperations ?? "Disabled", wanted.ClassicAlert);
        CompareIdentity(wanted, vault);
        CompareKey(wanted, vault);
        if (wanted.Tags is { } tags && !AreSame(tags, vault.Tags))
        {
            Add(VaultPart.Resource, "Tag", VaultWords.Tags(vault.Tags), VaultWords.Tags(tags));
        }

        Compare(VaultPart.Config, "SoftDelete", VaultWords.Protection(vault.SoftDeleteState), wanted.SoftDelete);
        Compare(VaultPart.Config, "SoftDeleteRetentionDays", vault.SoftDeleteRetentionDays?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown", wanted.SoftDeleteRetentionDays);
        Compare(VaultPart.Config, "HybridSecurity", VaultWords.Protection(vault.Security?.SoftDelete?.EnhancedSecurityState), wanted.HybridSecurity);
        if (wanted.ResourceGuard is { } guard && !Text.Same(guard, guardId ?? string.Empty))
        {
            Add(VaultPart.Guard, "ResourceGuard", guardId ?? VaultWords.None, guard.Length == 0 ? VaultWords.None : guard);
        }
    }

    internal IReadOnlyList<VaultDifference> All => _differences.Select(static entry => entry.Difference).ToList();

    /// <summary>Whether the setting is to change.</summary>
    internal bool Has(string property) => _differences.Any(entry => entry.Property == property);

    internal IReadOnlyList<VaultDifference> Of(VaultPart part) => _differences.Where(entry => entry.Part == part).Select(static entry => entry.Difference).ToList();

    private static string? Enabled(bool? on) => on is { } known ? VaultWords.Enabled(known) : null;

    private static bool AreSame(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(tag => right.Any(other => Text.Same(other.Key, tag.Key) && string.Equals(other.Value, tag.Value, StringComparison.Ordinal)));

    private void CompareIdentity(VaultSettings wanted, Vault vault)
    {
        var before = VaultIdentity.Of(vault);
        var after = before.With(wanted);
        if (!after.IsSameAs(before))
        {
            Add(VaultPart.Resource, wanted.IdentityType is null ? "UserAssignedIdentity" : "IdentityType", VaultWords.Identity(before), VaultWords.Identity(after));
        }
    }

    private void CompareKey(VaultSettings wanted, Vault vault)
    {
        var reader = VaultKey.ReaderOf(vault);
        Compare(VaultPart.Resource, "KeyUri", vault.Encryption?.KeyUri ?? "a key of Microsoft's", wanted.KeyUri);
        if (VaultKey.WantedReader(wanted, vault) is { } wish && !Text.Same(wish, reader))
        {
            Add(VaultPart.Resource, "KeyIdentity", reader is null ? VaultWords.None : VaultWords.LastName(reader), VaultWords.LastName(wish));
        }

        Compare(VaultPart.Resource, "InfrastructureEncryption", vault.Encryption?.InfrastructureEncryption ?? "Disabled", Enabled(wanted.InfrastructureEncryption));
    }

    private void Compare(VaultPart part, string property, string? from, object? to)
    {
        var wish = to is int number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : to?.ToString();
        if (wish is not null && !Text.Same(from, wish))
        {
            Add(part, property, from ?? "unknown", wish);
        }
    }

    private void Add(VaultPart part, string property, string from, string to) =>
        _differences.Add((property, part, new VaultDifference { Property = property, From = from, To = to }));
}
