using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Brings a virtual machine under protection from wherever it stands, with the fewest requests: one look at the item, one PUT and
/// its polls; many machines share one listing of the vault's items. Discovery runs only when the vault does not know a machine, the others
/// of a run wait for it, and questions are asked only when the service refuses.
/// </summary>
public sealed class VmProtection(BackupClient client)
{
    private readonly Discovery _discovery = new(client);
    private readonly KnownItems _items = new(client);
    private readonly Vanguard _vanguard = new();

    /// <summary>Brings one machine to the wanted state.</summary>
    /// <param name="request">The wanted state.</param>
    /// <param name="confirm">Asked once, before anything is changed.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The machine, vault or policy is missing, or something stands in the way.</exception>
    public async Task<ChangeResult<ProtectionResult>?> EnableAsync(ProtectVmRequest request, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = request.Item;
        var item = await FindAsync(id, request, cancellationToken).ConfigureAwait(false);
        return await BringAsync(id, request, item, confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings one machine to the wanted state from a state that somebody has just looked at; null where the vault has no such item.</summary>
    internal Task<ChangeResult<ProtectionResult>?> BringAsync(
        ProtectVmRequest request, ProtectedItem? item, Confirmation confirm, CancellationToken cancellationToken) =>
        BringAsync(request.Item, request, item, confirm, cancellationToken);

    /// <summary>Brings the machine to its state, after what else runs on it: it may be what a run began that was stopped.</summary>
    private async Task<ChangeResult<ProtectionResult>?> BringAsync(
        ProtectedItemId id, ProtectVmRequest request, ProtectedItem? item, Confirmation confirm, CancellationToken cancellationToken)
    {
        var (outcome, action) = Plan(request, item);
        if (outcome == ProtectionOutcome.AlreadyProtected)
        {
            return Ended(ProtectionResult.Of(id, request.Vm.Name, outcome, item));
        }

        if (!await confirm(request.Vm.Name, action).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            return await CarryOutAsync(id, request, item, outcome, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException refused) when (ItemJobs.IsBusy(refused))
        {
            await new ItemJobs(client).WaitForChangeAsync(id, request.Vm.Name, refused, cancellationToken).ConfigureAwait(false);
        }

        item = await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false);
        (outcome, _) = Plan(request, item);
        return outcome == ProtectionOutcome.AlreadyProtected
            ? Ended(ProtectionResult.Of(id, request.Vm.Name, outcome, item))
            : await CarryOutAsync(id, request, item, outcome, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChangeResult<ProtectionResult>> CarryOutAsync(
        ProtectedItemId id, ProtectVmRequest request, ProtectedItem? item, ProtectionOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome == ProtectionOutcome.Recovered)
        {
            var undeletion = await client.Protection.StartUndeleteAsync(id, request.Vm, cancellationToken).ConfigureAwait(false);
            await client.Arm.FollowAsync(undeletion with { WantsResult = false }, $"Undeleting {request.Vm.Name}", cancellationToken).ConfigureAwait(false);
        }

        // Only a machine that the vault does not protect may be one that it does not know.
        var operation = item is null
            ? await _vanguard.GoAsync(request.Vault, () => StartNewAsync(id, request, cancellationToken), cancellationToken).ConfigureAwait(false)
            : await StartAsync(id, request, cancellationToken).ConfigureAwait(false);
        if (request.NoWait)
        {
            return ChangeResult<ProtectionResult>.Of(Pending.Of(id, request.Vm.Name, $"Protection of {request.Vm.Name}", operation));
        }

        var ended = await client.Arm.FollowAsync(operation, $"Protecting {request.Vm.Name}", cancellationToken).ConfigureAwait(false);
        var now = client.Protection.ReadResult(ended) ?? await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return Ended(ProtectionResult.Of(id, request.Vm.Name, outcome, now, ended.JobId));
    }

    private async Task<ProtectedItem?> FindAsync(ProtectedItemId id, ProtectVmRequest request, CancellationToken cancellationToken)
    {
        var item = await _items.FindAsync(id, cancellationToken).ConfigureAwait(false);

        // A list may leave the selection of disks out; only the item itself says for sure that there is none.
        return request.Disks is not null && item is { DiskSelection: null }
            ? await client.Protection.FindAsync(id, cancellationToken).ConfigureAwait(false)
            : item;
    }

    private static ChangeResult<ProtectionResult> Ended(ProtectionResult result) => ChangeResult<ProtectionResult>.Of(result);

    /// <summary>What has to happen, and in which words it is asked for.</summary>
    private static (ProtectionOutcome Outcome, string Action) Plan(ProtectVmRequest request, ProtectedItem? item)
    {
        var policy = request.Policy.Name;
        if (item is null)
        {
            return (ProtectionOutcome.Protected, $"Protect in vault '{request.Vault.Name}' with policy '{policy}'");
        }

        if (item.IsSoftDeleted)
        {
            return request.RecoverDeleted
                ? (ProtectionOutcome.Recovered, $"Undo the deletion and protect with policy '{policy}'")
                : throw new BackupException(
                    ErrorIds.ItemSoftDeleted,
                    $"The backups of '{request.Vm.Name}' were deleted{Moments.Suffix(" on", item.DeletedTime)} and are kept{Moments.Suffix(" until", item.PurgeTime)}.",
                    "Bring them back with -RecoverDeleted, or with Undo-ItemDeletion.",
                    request.Item.ToString());
        }

        if (item.IsStopped)
        {
            return (ProtectionOutcome.Resumed, $"Resume protection with policy '{policy}'");
        }

        if (item.PolicyId is null || PolicyId.Parse(item.PolicyId) != request.Policy)
        {
            return (ProtectionOutcome.PolicyChanged, $"Change the policy from '{item.PolicyName}' to '{policy}'");
        }

        return request.Disks is null || DiskSelections.Same(request.Disks, item.DiskSelection)
            ? (ProtectionOutcome.AlreadyProtected, string.Empty)
            : (ProtectionOutcome.DisksChanged, $"Back up {request.Disks} from now on");
    }

    private async Task<LongRunningOperation> StartNewAsync(ProtectedItemId id, ProtectVmRequest request, CancellationToken cancellationToken)
    {
        if (_discovery.StateOf(request.Vault).UnderWay is { } look)
        {
            // It finds all machines but those that were made since it began: a request that may be refused waits for it.
            client.Arm.Activity.Verbose($"Vault '{request.Vault.Name}' is looking for new machines; '{request.Vm.Name}' waits for that.");
            await look.ConfigureAwait(false);
        }

        return await StartAsync(id, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<LongRunningOperation> StartAsync(ProtectedItemId id, ProtectVmRequest request, CancellationToken cancellationToken)
    {
        var begun = _discovery.StateOf(request.Vault).Begun;
        for (var hasLooked = false; ; hasLooked = true)
        {
            try
            {
                return await client.Protection.StartProtectAsync(id, request.Vm, request.Policy, request.Disks, cancellationToken).ConfigureAwait(false);
            }
            catch (ArmException refused) when (IsUnknownToVault(refused) && !hasLooked)
            {
                client.Arm.Activity.Verbose($"Vault '{request.Vault.Name}' does not know '{request.Vm.Name}' yet: it looks for new machines.");
                await _discovery.RunAsync(request.Vault, begun, cancellationToken).ConfigureAwait(false);
            }
            catch (ArmException refused) when (refused.Status is >= 400 and < 500 and not 401 and not 403 and not 429 && !ItemJobs.IsBusy(refused))
            {
                throw await ExplainAsync(request, refused, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal static bool IsUnknownToVault(ArmException exception) =>
        exception.Code.Equals("BMSUserErrorInvalidConfigureProtectionRequest", StringComparison.OrdinalIgnoreCase)
        || exception.Code.Equals("BMSUserErrorContainerNotFound", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service says only that the request is not in proper format; these questions find out what it means.</summary>
    private async Task<BackupException> ExplainAsync(ProtectVmRequest request, ArmException refused, CancellationToken cancellationToken)
    {
        try
        {
            return await new RefusalDiagnosis(client).ExplainAsync(request, refused, cancellationToken).ConfigureAwait(false)
                ?? ServiceErrors.Describe(refused, request.Vm.ToString());
        }
        catch (ArmException)
        {
            // Without the right to ask, what the service said must do.
            return ServiceErrors.Describe(refused, request.Vm.ToString());
        }
    }
}
