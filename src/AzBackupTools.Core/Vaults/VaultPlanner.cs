using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Vaults;

/// <summary>Which requests make a vault what somebody asks for: as few as the service lets it be done with.</summary>
/// <remarks>
/// The vault itself comes before soft delete, because some versions of the service set soft delete back when the vault is changed
/// (<see href="https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/recoveryservices/recovery_services_vault_resource.go" />,
/// where it is also found that immutability goes from Disabled to Locked by Unlocked only). The guard comes last, so that it has no say in
/// what is done with it.
/// </remarks>
internal static class VaultPlanner
{
    /// <summary>The requests that a new vault is made by.</summary>
    internal static IReadOnlyList<VaultStep> Create(string group, string name, string location, VaultSettings wanted, bool makesGroup)
    {
        var steps = new List<VaultStep>();
        if (makesGroup)
        {
            steps.Add(new VaultStep(VaultStepKind.Group, $"PUT resourcegroups/{group} in {location}", []));
        }

        steps.Add(new VaultStep(VaultStepKind.Create, $"PUT vaults/{name} in {location}{Said(wanted)}", []));
        if (wanted.Immutability == VaultImmutabilityChoice.Locked)
        {
            steps.Add(Lock(name));
        }

        if (wanted.ResourceGuard is { Length: > 0 } guard)
        {
            steps.Add(new VaultStep(VaultStepKind.TieGuard, GuardPath("PUT", name), [new VaultDifference { Property = "ResourceGuard", From = VaultWords.None, To = guard }]));
        }

        return steps;
    }

    /// <summary>The requests that a vault is changed by; none where nothing differs.</summary>
    internal static IReadOnlyList<VaultStep> Change(string name, VaultSettings wanted, Vault vault, VaultComparison differences)
    {
        var steps = new List<VaultStep>();
        if (differences.Of(VaultPart.Storage) is { Count: > 0 } storage)
        {
            steps.Add(new VaultStep(VaultStepKind.Storage, $"PUT vaults/{name}/backupstorageconfig/vaultstorageconfig", storage));
        }

        var locks = MustUnlockFirst(wanted, vault);
        if (differences.Of(VaultPart.Resource) is { Count: > 0 } resource)
        {
            var changes = resource.Select(change => locks && change.Property == "Immutability" ? change with { To = ImmutabilityState.Unlocked } : change).ToList();
            steps.Add(new VaultStep(VaultStepKind.Change, $"PATCH vaults/{name}", changes));
        }

        if (locks)
        {
            steps.Add(Lock(name));
        }

        if (differences.Of(VaultPart.Config) is { Count: > 0 } config)
        {
            steps.Add(new VaultStep(VaultStepKind.Config, $"PATCH vaults/{name}/backupconfig/vaultconfig", config));
        }

        if (differences.Of(VaultPart.Guard) is { Count: > 0 } guard)
        {
            if (wanted.ResourceGuard!.Length == 0)
            {
                steps.Add(new VaultStep(VaultStepKind.UnlockGuard, GuardPath("POST", name) + "/unlockDelete", []));
                steps.Add(new VaultStep(VaultStepKind.FreeGuard, GuardPath("DELETE", name), guard));
            }
            else
            {
                steps.Add(new VaultStep(VaultStepKind.TieGuard, GuardPath("PUT", name), guard));
            }
        }

        return steps;
    }

    /// <summary>Of the wishes, those that the vault itself does not fulfil yet: what its PATCH speaks of.</summary>
    internal static VaultSettings Differing(VaultSettings wanted, Vault vault, VaultComparison differences) => new()
    {
        CrossSubscriptionRestore = differences.Has("CrossSubscriptionRestore") ? wanted.CrossSubscriptionRestore : null,
        Immutability = !differences.Has("Immutability") ? null : MustUnlockFirst(wanted, vault) ? VaultImmutabilityChoice.Unlocked : wanted.Immutability,
        PublicNetworkAccess = differences.Has("PublicNetworkAccess") ? wanted.PublicNetworkAccess : null,
        JobFailureAlert = differences.Has("JobFailureAlert") ? wanted.JobFailureAlert : null,
        ClassicAlert = differences.Has("ClassicAlert") ? wanted.ClassicAlert : null,
        IdentityType = wanted.IdentityType,
        UserAssignedIdentities = wanted.UserAssignedIdentities,
        KeyUri = differences.Has("KeyUri") ? wanted.KeyUri : null,
        KeyIdentity = differences.Has("KeyIdentity") ? VaultKey.WantedReader(wanted, vault) : null,
        InfrastructureEncryption = wanted.InfrastructureEncryption,
        Tags = differences.Has("Tag") ? wanted.Tags : null,
    };

    private static bool MustUnlockFirst(VaultSettings wanted, Vault vault) =>
        wanted.Immutability == VaultImmutabilityChoice.Locked
        && !Text.Same(vault.ImmutabilityState, ImmutabilityState.Unlocked)
        && !Text.Same(vault.ImmutabilityState, ImmutabilityState.Locked);

    private static VaultStep Lock(string name) => new(
        VaultStepKind.Lock,
        $"PATCH vaults/{name}",
        [new VaultDifference { Property = "Immutability", From = ImmutabilityState.Unlocked, To = ImmutabilityState.Locked }]);

    private static string GuardPath(string verb, string name) => $"{verb} vaults/{name}/backupResourceGuardProxies/VaultProxy";

    /// <summary>": Redundancy LocallyRedundant, SoftDelete AlwaysOn": what is asked for by name.</summary>
    private static string Said(VaultSettings wanted)
    {
        var said = new (string Name, object? Value)[]
        {
            ("Redundancy", wanted.Redundancy),
            ("CrossRegionRestore", wanted.CrossRegionRestore is { } crossRegion ? VaultWords.Enabled(crossRegion) : null),
            ("CrossSubscriptionRestore", wanted.CrossSubscriptionRestore),
            ("SoftDelete", wanted.SoftDelete),
            ("SoftDeleteRetentionDays", wanted.SoftDeleteRetentionDays),
            ("HybridSecurity", wanted.HybridSecurity),
            ("Immutability", wanted.Immutability == VaultImmutabilityChoice.Locked ? VaultImmutabilityChoice.Unlocked : wanted.Immutability),
            ("PublicNetworkAccess", wanted.PublicNetworkAccess),
            ("Identity", wanted.IdentityType is null && wanted.UserAssignedIdentities is null ? null : VaultWords.Identity(VaultIdentity.Of(null).With(wanted))),
            ("KeyUri", wanted.KeyUri),
            ("InfrastructureEncryption", wanted.InfrastructureEncryption is { } second ? VaultWords.Enabled(second) : null),
            ("JobFailureAlert", wanted.JobFailureAlert),
            ("ClassicAlert", wanted.ClassicAlert),
            ("Tag", wanted.Tags is { Count: > 0 } tags ? VaultWords.Tags(tags) : null),
        }.Where(static entry => entry.Value is not null).Select(static entry => $"{entry.Name} {entry.Value}").ToList();
        return said.Count == 0 ? string.Empty : ": " + string.Join(", ", said);
    }
}
