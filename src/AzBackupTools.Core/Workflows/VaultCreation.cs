using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>Creates vaults with all their settings; asked for one that already is so, it changes nothing and says so.</summary>
public sealed class VaultCreation(BackupClient client)
{
    /// <summary>Creates a vault.</summary>
    /// <param name="id">The vault.</param>
    /// <param name="spec">What it should be like.</param>
    /// <param name="createGroup">Whether a missing resource group is made in the vault's region.</param>
    /// <param name="confirm">Asked once, with all requests, before anything is changed.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>The vault and what came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">
    /// The settings do not go together, the group or region is missing, or a vault of the name is there and different; nothing was sent then.
    /// </exception>
    public async Task<VaultResult?> CreateAsync(VaultId id, VaultSpec spec, bool createGroup, Confirmation confirm, CancellationToken cancellationToken)
    {
        var wanted = spec.Settings;
        VaultRules.Check(wanted);
        var (existing, hasGroup) = await LookAsync(id, cancellationToken).ConfigureAwait(false);
        if (existing is not null)
        {
            return await RecogniseAsync(id, existing, spec, cancellationToken).ConfigureAwait(false);
        }

        CheckNew(id, wanted);
        await CheckRegionAsync(id.SubscriptionId, spec.Location, cancellationToken).ConfigureAwait(false);
        if (!hasGroup && !createGroup)
        {
            throw new BackupException(
                ErrorIds.ResourceGroupNotFound,
                $"There is no resource group '{id.ResourceGroupName}' in subscription {id.SubscriptionId}.",
                "Check -ResourceGroupName, or add -CreateResourceGroup to have it made.",
                id.ToString());
        }

        var steps = VaultPlanner.Create(id.ResourceGroupName, id.Name, spec.Location, wanted, !hasGroup);
        if (!await confirm(id.Name, $"Create a vault in group '{id.ResourceGroupName}', region {spec.Location}, by{VaultStep.Lines(steps)}").ConfigureAwait(false))
        {
            return null;
        }

        if (!hasGroup)
        {
            client.Arm.Activity.Verbose($"Creating resource group '{id.ResourceGroupName}' in {spec.Location}.");
            await client.ResourceGroups.CreateAsync(id.SubscriptionId, id.ResourceGroupName, spec.Location, cancellationToken).ConfigureAwait(false);
        }

        var made = await MakeAsync(id, spec, cancellationToken).ConfigureAwait(false);
        var further = steps.Where(static step => step.Kind is VaultStepKind.Lock or VaultStepKind.TieGuard).ToList();
        if (further.Count > 0)
        {
            await new VaultSteps(client, id, made, wanted, null, []).RunAsync(further, cancellationToken).ConfigureAwait(false);
            made = await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Vanished(id);
        }

        return new VaultResult(made, VaultOutcome.Created, []);
    }

    /// <summary>"West Europe" and "westeurope" are one region.</summary>
    private static bool SameRegion(string? left, string right) => left is not null && RegionNames.Plain(left) == RegionNames.Plain(right);

    /// <summary>What a vault cannot be given before there is one.</summary>
    private static void CheckNew(VaultId id, VaultSettings wanted)
    {
        var nothing = new Vault { Id = id.ToString(), Name = id.Name };
        var storage = wanted.Redundancy ?? VaultStorage.GeoRedundant;
        new VaultObstacles(wanted with { Redundancy = storage }, nothing, new VaultComparison(wanted, nothing, null), isStorageLocked: false).Check();
    }

    private static BackupException Vanished(VaultId id) => new(
        ErrorIds.UnexpectedResponse,
        $"The service says that vault '{id.Name}' is made, but does not find it.",
        "Look again in a minute: Get-RsVault.",
        id.ToString());

    private async Task<Vault> MakeAsync(VaultId id, VaultSpec spec, CancellationToken cancellationToken)
    {
        // Immutability is Unlocked before it is Locked.
        var settings = spec.Settings.Immutability == VaultImmutabilityChoice.Locked ? spec.Settings with { Immutability = VaultImmutabilityChoice.Unlocked } : spec.Settings;
        var operation = await client.Vaults.StartCreateAsync(id, spec with { Settings = settings }, cancellationToken).ConfigureAwait(false);
        var ended = await client.Arm.FollowAsync(operation, $"Creating vault {id.Name}", cancellationToken).ConfigureAwait(false);
        return VaultService.ReadResult(ended) ?? await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Vanished(id);
    }

    /// <summary>A vault that is there is left as it is; where it is not what was asked for, that is said.</summary>
    private async Task<VaultResult> RecogniseAsync(VaultId id, Vault existing, VaultSpec spec, CancellationToken cancellationToken)
    {
        if (!SameRegion(existing.Location, spec.Location))
        {
            throw new BackupException(
                ErrorIds.AlreadyExists,
                $"There is a vault '{id.Name}' in group '{id.ResourceGroupName}' already, in region {existing.Location} instead of {spec.Location}.",
                "A vault cannot move: choose another name or group, or use the one that is there.",
                existing.Id);
        }

        string? guardId = null;
        if (spec.Settings.ResourceGuard is not null)
        {
            await foreach (var guard in client.ResourceGuards.ListAsync(id, cancellationToken).ConfigureAwait(false))
            {
                guardId = guard.ResourceGuardId;
            }
        }

        var differences = new VaultComparison(spec.Settings, existing, guardId).All;
        return differences.Count == 0
            ? new VaultResult(existing, VaultOutcome.AlreadyExists, [])
            : throw new BackupException(
                ErrorIds.AlreadyExists,
                $"There is a vault '{id.Name}' in group '{id.ResourceGroupName}' already, and it differs: {string.Join("; ", differences)}.",
                "Choose another name, or change the one that is there with Set-RsVault.",
                existing.Id);
    }

    /// <summary>The vault, where there is one, and whether there is its group: one answer tells both.</summary>
    private async Task<(Vault? Vault, bool HasGroup)> LookAsync(VaultId id, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Vaults.FindInGroupAsync(id, cancellationToken).ConfigureAwait(false), true);
        }
        catch (ArmException refused) when (refused.IsMissingGroup())
        {
            return (null, false);
        }
    }

    /// <summary>The subscription is asked for its regions only where the name is not one of those that are sure to be right.</summary>
    private async Task CheckRegionAsync(string subscriptionId, string location, CancellationToken cancellationToken)
    {
        var name = RegionNames.Plain(location);
        if (RegionNames.Usual.Contains(name))
        {
            return;
        }

        var known = new List<string>();
        await foreach (var region in client.Subscriptions.RegionsAsync(subscriptionId, cancellationToken).ConfigureAwait(false))
        {
            known.Add(RegionNames.Plain(region.Name));
        }

        if (known.Contains(name))
        {
            return;
        }

        var near = RegionNames.Nearest(name, known);
        throw new BackupException(
            ErrorIds.InvalidRegion,
            $"-Location '{location}' is not a region that the subscription has.",
            near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"It has {Names.Some(known)}.",
            location);
    }
}
