using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Removes a vault with all that is in it. The plan is made anew from what is there, so that a run that broke off goes on when it is
/// repeated. Nothing is sent where the vault cannot be removed today.
/// </summary>
public sealed class VaultTeardown(BackupClient client)
{
    private const int SideBySide = 8;

    /// <summary>Removes a vault that is empty, and says of another one what stands in the way.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">Something stands in the way.</exception>
    public async Task<VaultRemoval?> RemoveAsync(VaultId id, Confirmation confirm, CancellationToken cancellationToken)
    {
        try
        {
            return await new VaultLifecycle(client).RemoveAsync(id, confirm, cancellationToken).ConfigureAwait(false) is { } outcome ? VaultRemoval.Of(id, outcome) : null;
        }
        catch (ArmException refused) when (ServiceErrors.Describe(refused, id.ToString()).ErrorId == ErrorIds.VaultNotEmpty)
        {
            // Asked only now: an empty vault, which is the common case, costs no further requests.
            if (await new VaultInspection(client).LookAsync(id, cancellationToken).ConfigureAwait(false) is { } content
                && VaultBlockers.Of(content) is { Count: > 0 } blockers)
            {
                throw NotEmpty(content, blockers, refused);
            }

            throw;
        }
    }

    /// <summary>Removes a vault with all that is in it.</summary>
    /// <param name="id">The vault.</param>
    /// <param name="confirm">Asked once, with the whole plan.</param>
    /// <param name="cancellationToken">Ends the work; what has been sent stays sent.</param>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">The vault cannot be removed today, or a step failed.</exception>
    public async Task<VaultRemoval?> RemoveCascadeAsync(VaultId id, Func<VaultTeardownPlan, Task<bool>> confirm, CancellationToken cancellationToken)
    {
        if (await new VaultInspection(client).LookAsync(id, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return VaultRemoval.Of(id, VaultOutcome.AlreadyAbsent);
        }

        RefuseBlocked(content);
        var plan = VaultTeardownPlanner.Make(content);
        if (!await confirm(plan).ConfigureAwait(false))
        {
            return null;
        }

        await RunAsync(content, plan, cancellationToken).ConfigureAwait(false);
        return VaultRemoval.Of(id, VaultOutcome.Removed) with { Steps = Spoken.List(plan.Steps) };
    }

    private async Task RunAsync(VaultContent content, VaultTeardownPlan plan, CancellationToken cancellationToken)
    {
        var progress = new ActivityProgress { Activity = $"Removing vault {plan.VaultName} and all that is in it", Status = string.Empty };
        var done = 0;
        using var room = new SemaphoreSlim(SideBySide);
        try
        {
            foreach (var phase in plan.Phases)
            {
                await Task.WhenAll(phase.Select(step => StepAsync(step))).ConfigureAwait(false);
            }
        }
        finally
        {
            client.Arm.Activity.Progress(progress with { Status = "Ended", Completed = true });
        }

        async Task StepAsync(VaultTeardownStep step)
        {
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                client.Arm.Activity.Progress(progress with
                {
                    Status = $"{Volatile.Read(ref done)} of {plan.Steps.Count} steps done: {step.Text}",
                    PercentComplete = Volatile.Read(ref done) * 100 / plan.Steps.Count,
                });
                client.Arm.Activity.Verbose(step.Text + ".");
                await step.RunAsync(client, cancellationToken).ConfigureAwait(false);
                Interlocked.Increment(ref done);
            }
            catch (ArmException refused)
            {
                throw Failed(content, plan, step, ServiceErrors.Describe(refused, content.Id.ToString()), refused, Volatile.Read(ref done));
            }
            catch (BackupException failed)
            {
                throw Failed(content, plan, step, failed, failed, Volatile.Read(ref done));
            }
            finally
            {
                room.Release();
            }
        }
    }

    private static BackupException Failed(VaultContent content, VaultTeardownPlan plan, VaultTeardownStep step, BackupException failure, Exception cause, int done) =>
        new(
            failure.ErrorId,
            $"'{step.Text}' failed: {failure.Message} {done} of {plan.Steps.Count} steps to remove vault '{plan.VaultName}' are done.",
            $"{failure.Remedy} Then run it again: it goes on with what is left.{(content.Config.IsSoftDeleteOn && content.OwnItems.Any() ? " Until then, look after the vault: soft delete may be off." : string.Empty)}",
            failure.Target ?? content.Id.ToString(),
            cause)
        {
            ServiceCode = failure.ServiceCode,
        };

    private static void RefuseBlocked(VaultContent content)
    {
        var blocked = VaultBlockers.Of(content).Where(static blocker => !blocker.IsRemovable).ToList();
        if (blocked.Count == 0)
        {
            return;
        }

        DateTimeOffset? from = blocked.Any(static blocker => blocker.PossibleFrom is null) ? null : blocked.Max(static blocker => blocker.PossibleFrom);
        var starts = content.IsSoftDeleteForced && content.ActiveItems.Any() ? $" That is if backups are deleted today: Stop-Protection -RemoveData begins the {content.SoftDeleteDays} days." : string.Empty;
        throw new BackupException(
            ErrorIds.VaultNotRemovableYet,
            from is { } moment
                ? $"Vault '{content.Id.Name}' cannot be removed before {Moments.Text(moment)}. In its way: {List(blocked)}.{starts}"
                : $"Vault '{content.Id.Name}' cannot be removed as things stand. In its way: {List(blocked)}.",
            $"{string.Join(" ", blocked.Select(static blocker => blocker.Remedy).Distinct().Take(3))} Nothing was changed. Get-RsVaultBlocker {content.Id.Name} shows each of them.",
            content.Id.ToString())
        {
            PossibleFrom = from,
        };
    }

    private static BackupException NotEmpty(VaultContent content, IReadOnlyList<VaultBlocker> blockers, ArmException refused)
    {
        DateTimeOffset? from = blockers.Any(static blocker => blocker.PossibleFrom is null) ? null : blockers.Max(static blocker => blocker.PossibleFrom);
        var date = from is { } moment ? moment > content.Now ? $"It becomes possible on {Moments.Text(moment)}." : "Remove-RsVault -Cascade clears it all and removes the vault; with -WhatIf it shows each step." : string.Empty;
        return new BackupException(
            ErrorIds.VaultNotEmpty,
            $"Vault '{content.Id.Name}' cannot be removed. In its way: {List(blockers)}.",
            $"{date} Get-RsVaultBlocker {content.Id.Name} says what to do about each.".TrimStart(),
            content.Id.ToString(),
            refused)
        {
            ServiceCode = refused.Code,
            PossibleFrom = from,
        };
    }

    private static string List(IReadOnlyCollection<VaultBlocker> blockers)
    {
        const int MostToList = 10;
        var shown = blockers.Take(MostToList).Select(static blocker => $"{Noun(blocker.Kind)} {blocker.Name}{(blocker.IsRemovable ? string.Empty : $" ({blocker.PossibleFromText})")}");
        return string.Join(", ", shown) + (blockers.Count > MostToList ? $" and {blockers.Count - MostToList} more" : string.Empty);
    }

    private static string Noun(VaultBlockerKind kind) => kind switch
    {
        VaultBlockerKind.ProtectedItem => "protected item",
        VaultBlockerKind.SoftDeletedItem => "item under soft delete",
        VaultBlockerKind.Immutability => "immutability",
        VaultBlockerKind.Server => "server",
        VaultBlockerKind.BackupServer => "backup server",
        VaultBlockerKind.Container => "container",
        VaultBlockerKind.PrivateEndpoint => "private endpoint",
        VaultBlockerKind.ResourceGuard => "resource guard",
        _ => "replication by",
    };
}
