using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>Sets vaults up: looks first, says what cannot be, and sends only what differs.</summary>
public sealed class VaultConfiguration(BackupClient client)
{
    /// <summary>Changes what differs from the wishes; what is not said stays as it is.</summary>
    /// <param name="id">The vault.</param>
    /// <param name="wanted">The wishes.</param>
    /// <param name="eTag">The version that the vault must still have, or null for the one that is found.</param>
    /// <param name="questions">What is asked and told before anything is sent.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>The vault and what came of it, or null where a question was answered with no.</returns>
    /// <exception cref="BackupException">A wish cannot be fulfilled, or the vault was changed by somebody else; nothing was sent then.</exception>
    public async Task<VaultResult?> SetAsync(VaultId id, VaultSettings wanted, string? eTag, VaultQuestions questions, CancellationToken cancellationToken)
    {
        VaultRules.Check(wanted);
        var vault = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (eTag is not null && eTag != vault.ETag)
        {
            throw ChangedMeanwhile(id, null);
        }

        VaultIdentityRules.Check(wanted, vault);
        var guards = await GuardsAsync(id, wanted, vault, cancellationToken).ConfigureAwait(false);
        var differences = new VaultComparison(wanted, vault, guards.Count > 0 ? guards[0].ResourceGuardId : null);
        if (differences.All.Count == 0)
        {
            return new VaultResult(vault, VaultOutcome.Unchanged, []);
        }

        var needsStorage = differences.Has("Redundancy") || differences.Has("CrossRegionRestore") || (differences.Has("KeyUri") && vault.Encryption?.KeyUri is null);
        var isLocked = needsStorage && (await client.Vaults.GetStorageAsync(id, cancellationToken).ConfigureAwait(false)).IsLocked;
        new VaultObstacles(wanted, vault, differences, isLocked).Check();
        GuardChange.Check(wanted, differences, guards, id);
        foreach (var warning in VaultConsequences.Warnings(wanted, vault, differences))
        {
            questions.Warn(warning);
        }

        var steps = VaultPlanner.Change(id.Name, wanted, vault, differences);
        if (!await questions.Confirm(id.Name, $"Change the vault in group '{id.ResourceGroupName}' by{VaultStep.Lines(steps)}").ConfigureAwait(false))
        {
            return null;
        }

        var forEver = VaultConsequences.Final(wanted, vault, differences).ToList();
        if (forEver.Count > 0 && !await questions.ConfirmForEver(id.Name, $"Vault '{id.Name}': {string.Join(" ", forEver)} Go on?").ConfigureAwait(false))
        {
            return null;
        }

        await new VaultSteps(client, id, vault, wanted, differences, guards).RunAsync(steps, cancellationToken).ConfigureAwait(false);
        var now = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        Tell(id, wanted, vault, now, questions);
        return new VaultResult(now, VaultOutcome.Changed, differences.All);
    }

    internal static BackupException ChangedMeanwhile(VaultId id, Exception? cause) => new(
        ErrorIds.ChangedMeanwhile,
        $"Vault '{id.Name}' was changed by somebody else since it was looked at.",
        "Look at it again (Get-RsVault), then repeat the change.",
        id.ToString(),
        cause);

    /// <summary>The service may take a change and show something else for a while, or set back what nobody spoke of.</summary>
    private static void Tell(VaultId id, VaultSettings wanted, Vault before, Vault now, VaultQuestions questions)
    {
        var left = new VaultComparison(wanted with { ResourceGuard = null }, now, null).All.Select(static difference => difference.ToString()).ToList();
        if (left.Count > 0)
        {
            questions.Warn($"The service has taken the change, but does not show all of it yet: {string.Join("; ", left)}. Look again in a minute: Get-RsVault {id.Name}.");
        }

        if (wanted.SoftDelete is null && !Text.Same(before.SoftDeleteState, now.SoftDeleteState))
        {
            questions.Warn($"Soft delete of vault '{id.Name}' has become {VaultWords.Protection(now.SoftDeleteState)} with the change, though nobody asked for it. Set it again: Set-RsVault {id.Name} -SoftDelete {VaultWords.Protection(before.SoftDeleteState)}.");
        }
    }

    private async Task<Vault> FindAsync(VaultId id, CancellationToken cancellationToken) =>
        await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.VaultNotFound,
            $"There is no vault '{id.Name}' in resource group '{id.ResourceGroupName}'.",
            "Get-RsVault shows the vaults of the subscription with their groups.",
            id.ToString());

    /// <summary>The guards of the vault, asked for only where somebody speaks of one, or the vault says that it has one.</summary>
    private async Task<IReadOnlyList<ResourceGuardProxy>> GuardsAsync(VaultId id, VaultSettings wanted, Vault vault, CancellationToken cancellationToken)
    {
        var guards = new List<ResourceGuardProxy>();
        if (wanted.ResourceGuard is not null || GuardChange.MayNeedRequests(wanted, vault))
        {
            await foreach (var guard in client.ResourceGuards.ListAsync(id, cancellationToken).ConfigureAwait(false))
            {
                guards.Add(guard);
            }
        }

        return guards;
    }
}
