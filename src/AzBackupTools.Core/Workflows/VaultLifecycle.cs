using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Creates and removes vaults; asked for what already is, it changes nothing and says so.</summary>
public sealed class VaultLifecycle(BackupClient client)
{
    private const int ShortestName = 2;
    private const int LongestName = 50;

    /// <summary>After a deletion the service may go on answering for a while.</summary>
    private static readonly TimeSpan GoneInterval = TimeSpan.FromSeconds(5);
    private const int GoneAttempts = 24;

    /// <summary>The id that a new vault will have.</summary>
    /// <exception cref="BackupException">One of the names is not allowed.</exception>
    public static VaultId IdOf(string subscriptionId, string resourceGroup, string name)
    {
        Names.RequireSegment(resourceGroup, "ResourceGroupName");
        RequireName(name);
        return new VaultId(subscriptionId, resourceGroup, name);
    }

    /// <summary>Creates a vault.</summary>
    /// <param name="id">The vault.</param>
    /// <param name="spec">What it should be like.</param>
    /// <param name="createGroup">Whether a missing resource group is made in the vault's region.</param>
    /// <param name="confirm">Asked once, before anything is changed.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>The vault and what came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The name is not allowed, the group is missing, or a vault of the name is in another region.</exception>
    public async Task<(Vault Vault, VaultOutcome Outcome)?> CreateAsync(
        VaultId id,
        VaultSpec spec,
        bool createGroup,
        Confirmation confirm,
        CancellationToken cancellationToken)
    {
        var (existing, hasGroup) = await LookAsync(id, cancellationToken).ConfigureAwait(false);
        if (existing is not null)
        {
            return SameRegion(existing.Location, spec.Location)
                ? (existing, VaultOutcome.AlreadyExists)
                : throw new BackupException(
                    ErrorIds.AlreadyExists,
                    $"There is a vault '{id.Name}' in group '{id.ResourceGroupName}' already, in region {existing.Location} instead of {spec.Location}.",
                    "A vault cannot move: choose another name or group, or use the one that is there.",
                    existing.Id);
        }

        if (!hasGroup && !createGroup)
        {
            throw new BackupException(
                ErrorIds.ResourceGroupNotFound,
                $"There is no resource group '{id.ResourceGroupName}' in subscription {id.SubscriptionId}.",
                "Check -ResourceGroupName, or add -CreateResourceGroup to have it made.",
                id.ToString());
        }

        if (!await confirm(id.Name, $"Create a vault in group '{id.ResourceGroupName}', region {spec.Location}").ConfigureAwait(false))
        {
            return null;
        }

        if (!hasGroup)
        {
            client.Arm.Activity.Verbose($"Creating resource group '{id.ResourceGroupName}' in {spec.Location}.");
            await client.ResourceGroups.CreateAsync(id.SubscriptionId, id.ResourceGroupName, spec.Location, cancellationToken).ConfigureAwait(false);
        }

        var operation = await client.Vaults.StartCreateAsync(id, spec, cancellationToken).ConfigureAwait(false);
        var ended = await client.Arm.FollowAsync(operation, $"Creating vault {id.Name}", cancellationToken).ConfigureAwait(false);
        var made = VaultService.ReadResult(ended) ?? await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return (made ?? throw Vanished(id), VaultOutcome.Created);
    }

    /// <summary>Removes a vault that is empty.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">Something still stands in the way.</exception>
    public async Task<VaultOutcome?> RemoveAsync(VaultId id, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            return VaultOutcome.AlreadyAbsent;
        }

        if (!await confirm(id.Name, $"Remove the vault from group '{id.ResourceGroupName}'").ConfigureAwait(false))
        {
            return null;
        }

        await DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        return VaultOutcome.Removed;
    }

    /// <summary>Deletes a vault and waits until it is out of sight, which can be a while after the service has said that it is gone.</summary>
    internal async Task DeleteAsync(VaultId id, CancellationToken cancellationToken)
    {
        var operation = await client.Vaults.StartDeleteAsync(id, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Removing vault {id.Name}", cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; attempt < GoneAttempts; attempt++)
        {
            if (await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
            {
                break;
            }

            await client.Arm.Clock.DelayAsync(GoneInterval, cancellationToken).ConfigureAwait(false);
        }
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

    /// <summary>"West Europe" and "westeurope" are one region.</summary>
    private static bool SameRegion(string? left, string? right) =>
        string.Equals(left?.Replace(" ", string.Empty), right?.Replace(" ", string.Empty), StringComparison.OrdinalIgnoreCase);

    /// <summary>The service's rule: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules.</summary>
    private static void RequireName(string name)
    {
        var allowed = name.Length is >= ShortestName and <= LongestName
            && IsLetter(name[0])
            && name.All(c => IsLetter(c) || c is >= '0' and <= '9' or '-');
        if (!allowed)
        {
            throw new BackupException(
                ErrorIds.InvalidName,
                $"-Name '{name}' is not a name that a vault may have.",
                $"Use {ShortestName} to {LongestName} letters, digits and hyphens, beginning with a letter.",
                name);
        }

        static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    private static BackupException Vanished(VaultId id) =>
        new(
            ErrorIds.UnexpectedResponse,
            $"The service says that vault '{id.Name}' is made, but does not find it.",
            "Look again in a minute: Get-RsVault.",
            id.ToString());
}
