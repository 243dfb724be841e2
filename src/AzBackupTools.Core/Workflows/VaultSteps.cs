using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>Sends the requests that a vault is set up by, one after the other.</summary>
internal sealed class VaultSteps(
    BackupClient client, VaultId id, Vault vault, VaultSettings wanted, VaultComparison? differences, IReadOnlyList<ResourceGuardProxy> guards)
{
    private const int PreconditionFailed = 412;

    /// <exception cref="BackupException">One of them was refused; the message says which were done before.</exception>
    internal async Task RunAsync(IEnumerable<VaultStep> steps, CancellationToken cancellationToken)
    {
        var done = new List<string>();
        foreach (var step in steps)
        {
            try
            {
                await RunAsync(step.Kind, cancellationToken).ConfigureAwait(false);
            }
            catch (ArmException refused) when (done.Count > 0)
            {
                var said = ServiceErrors.Describe(refused, id.ToString());
                throw new BackupException(
                    said.ErrorId, $"{said.Message} This was {step.Request}. Before it, there was done: {string.Join("; ", done)}.", said.Remedy, said.Target, refused)
                {
                    ServiceCode = said.ServiceCode,
                };
            }

            done.Add(step.ToString());
        }
    }

    private Task RunAsync(VaultStepKind kind, CancellationToken cancellationToken) => kind switch
    {
        VaultStepKind.Storage => client.Vaults.SetStorageAsync(
            id, wanted.Redundancy?.ToString() ?? vault.StorageRedundancy ?? StorageRedundancy.GeoRedundant,
            wanted.CrossRegionRestore ?? Text.Same(vault.Redundancy?.CrossRegionRestore, "Enabled"), cancellationToken),
        VaultStepKind.Change => ChangeAsync(cancellationToken),
        VaultStepKind.Lock => FollowAsync(
            client.Vaults.StartChangeAsync(vault, new VaultSettings { Immutability = VaultImmutabilityChoice.Locked }, [], null, cancellationToken), cancellationToken),
        VaultStepKind.Config => client.Vaults.UpdateConfigAsync(id, Config(), cancellationToken),
        VaultStepKind.TieGuard => client.ResourceGuards.PutAsync(id, wanted.ResourceGuard!, cancellationToken),
        VaultStepKind.UnlockGuard => client.ResourceGuards.UnlockDeleteAsync(
            guards[0].Id, GuardChange.RequestsFor(guards, "backupResourceGuardProxies/delete"), guards[0].Id, cancellationToken),
        VaultStepKind.FreeGuard => FollowAsync(client.ResourceGuards.StartDeleteAsync(guards[0].Id, cancellationToken), cancellationToken),
        _ => throw new InvalidOperationException($"{kind} is not a change of a vault."),
    };

    /// <summary>
    /// The vault is changed only if it still has the version that was looked at. A service that takes no version for the right one is
    /// told by a second look, and asked without.
    /// </summary>
    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var change = VaultPlanner.Differing(wanted, vault, differences!);
        IReadOnlyList<string> requests = [.. Asked("Immutability", "immutability"), .. Asked("KeyUri", "encryption"), .. Asked("KeyIdentity", "encryption")];
        var sought = requests.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        LongRunningOperation operation;
        try
        {
            operation = await client.Vaults.StartChangeAsync(vault, change, sought, vault.ETag, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException refused) when (refused.Status == PreconditionFailed)
        {
            var now = await client.Vaults.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (now?.ETag != vault.ETag)
            {
                throw VaultConfiguration.ChangedMeanwhile(id, refused);
            }

            operation = await client.Vaults.StartChangeAsync(vault, change, sought, null, cancellationToken).ConfigureAwait(false);
        }

        await FollowAsync(operation, cancellationToken).ConfigureAwait(false);

        IReadOnlyList<string> Asked(string property, string word) => differences!.Has(property) ? GuardChange.RequestsFor(guards, word) : [];
    }

    /// <summary>Both states are sent, as Azure's own clients do; the words of the vault that the other resource does not have are left out.</summary>
    private VaultConfigChange Config()
    {
        var softDelete = wanted.SoftDelete is { } state ? VaultWords.Wire(state) : vault.SoftDeleteState;
        var hybrid = wanted.HybridSecurity is { } security ? VaultWords.Wire(security) : vault.Security?.SoftDelete?.EnhancedSecurityState;
        return new VaultConfigChange
        {
            SoftDeleteFeatureState = softDelete,
            EnhancedSecurityState = wanted.HybridSecurity is null && Text.Same(hybrid, SoftDeleteState.AlwaysOn) ? null : hybrid,
            SoftDeleteRetentionDays = differences!.Has("SoftDeleteRetentionDays") ? wanted.SoftDeleteRetentionDays : null,
            ResourceGuardOperationRequests = GuardChange.RequestsFor(guards, "backupconfig/write"),
        };
    }

    private async Task FollowAsync(Task<LongRunningOperation> started, CancellationToken cancellationToken) =>
        await FollowAsync(await started.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The vault is looked at once when all is done, not after each step.</summary>
    private async Task FollowAsync(LongRunningOperation operation, CancellationToken cancellationToken) =>
        await client.Arm.FollowAsync(operation with { WantsResult = false }, $"Changing vault {id.Name}", cancellationToken).ConfigureAwait(false);
}
