using System.Collections.Generic;
using System.Linq;
using static AzBackupTools.Emulator.State.ItemEvent;
using static AzBackupTools.Emulator.State.ItemState;

namespace AzBackupTools.Emulator.State;

/// <summary>One row: from a state, by an event, to a state, through a job.</summary>
/// <param name="From">The state before.</param>
/// <param name="Event">What happens.</param>
/// <param name="To">The state after.</param>
/// <param name="Job">The operation name of the job, or null where no job runs.</param>
/// <param name="Needs">What the row asks of the recovery points.</param>
internal sealed record ItemTransition(ItemState From, ItemEvent Event, ItemState To, string? Job, Needs Needs = Needs.Nothing);

/// <summary>What a row asks of the recovery points.</summary>
internal enum Needs
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>At least one.</summary>
    RecoveryPoints,

    /// <summary>None at all.</summary>
    NoRecoveryPoints,
}

/// <summary>
/// The life of a protected item, in one table. What stands here can happen; what does not stand here is refused.
/// </summary>
/// <remarks>
/// Rows that the service's documentation leaves open are choices: a failed backup of a backed-up item gives ProtectionError
/// (of one never backed up it stays IRPending); stopping what is stopped and suspending what is suspended changes nothing;
/// resuming gives Protected where there are recovery points, else IRPending; an undelete of what is not deleted is refused, as is
/// any other change to what is deleted.
/// </remarks>
internal static class ItemStateMachine
{
    private const string Configure = "ConfigureBackup";
    private const string Disable = "DisableBackup";
    private const string Delete = "DeleteBackupData";

    public static readonly IReadOnlyList<ItemTransition> Table = new ItemTransition[]
    {
        new(None, Protect, IRPending, Configure),

        new(IRPending, BackupSucceeded, Protected, "Backup"),
        new(Protected, BackupSucceeded, Protected, "Backup"),
        new(ProtectionError, BackupSucceeded, Protected, "Backup"),
        new(IRPending, BackupFailed, IRPending, "Backup"),
        new(Protected, BackupFailed, ProtectionError, "Backup"),
        new(ProtectionError, BackupFailed, ProtectionError, "Backup"),

        new(IRPending, ChangePolicy, IRPending, Configure),
        new(Protected, ChangePolicy, Protected, Configure),
        new(ProtectionError, ChangePolicy, ProtectionError, Configure),

        new(IRPending, StopRetain, ProtectionStopped, Disable),
        new(Protected, StopRetain, ProtectionStopped, Disable),
        new(ProtectionError, StopRetain, ProtectionStopped, Disable),
        new(BackupsSuspended, StopRetain, ProtectionStopped, Disable),
        new(ProtectionStopped, StopRetain, ProtectionStopped, Disable),

        new(IRPending, Suspend, BackupsSuspended, Disable),
        new(Protected, Suspend, BackupsSuspended, Disable),
        new(ProtectionError, Suspend, BackupsSuspended, Disable),
        new(BackupsSuspended, Suspend, BackupsSuspended, Disable),

        new(ProtectionStopped, Resume, Protected, Configure, Needs.RecoveryPoints),
        new(ProtectionStopped, Resume, IRPending, Configure, Needs.NoRecoveryPoints),
        new(BackupsSuspended, Resume, Protected, Configure, Needs.RecoveryPoints),
        new(BackupsSuspended, Resume, IRPending, Configure, Needs.NoRecoveryPoints),

        new(IRPending, DeleteSoftly, SoftDeleted, Delete),
        new(Protected, DeleteSoftly, SoftDeleted, Delete),
        new(ProtectionError, DeleteSoftly, SoftDeleted, Delete),
        new(ProtectionStopped, DeleteSoftly, SoftDeleted, Delete),
        new(BackupsSuspended, DeleteSoftly, SoftDeleted, Delete),

        new(IRPending, DeleteAtOnce, None, Delete),
        new(Protected, DeleteAtOnce, None, Delete),
        new(ProtectionError, DeleteAtOnce, None, Delete),
        new(ProtectionStopped, DeleteAtOnce, None, Delete),
        new(BackupsSuspended, DeleteAtOnce, None, Delete),

        new(SoftDeleted, Undelete, ProtectionStopped, "Undelete"),
        new(SoftDeleted, Purge, None, null),
    };

    /// <summary>What a request can mean; the state decides which, for at most one of them has a row there.</summary>
    public static readonly IReadOnlyDictionary<ItemRequest, ItemEvent[]> Requests = new Dictionary<ItemRequest, ItemEvent[]>
    {
        [ItemRequest.PutPolicy] = new[] { Protect, ChangePolicy, Resume },
        [ItemRequest.PutStopped] = new[] { StopRetain },
        [ItemRequest.PutSuspended] = new[] { Suspend },
        [ItemRequest.PutRehydrate] = new[] { Undelete },
        [ItemRequest.DeleteSoftly] = new[] { DeleteSoftly },
        [ItemRequest.DeleteAtOnce] = new[] { DeleteAtOnce },
        [ItemRequest.PostBackup] = new[] { BackupSucceeded },
    };

    /// <summary>What a request means in a state, or null where it is refused.</summary>
    public static ItemEvent? Meaning(ItemState from, ItemRequest request)
    {
        foreach (ItemEvent what in Requests[request])
        {
            if (Table.Any(row => row.From == from && row.Event == what))
            {
                return what;
            }
        }

        return null;
    }

    /// <summary>The row for an event, or null where it cannot happen.</summary>
    public static ItemTransition? Find(ItemState from, ItemEvent what, bool hasRecoveryPoints) =>
        Table.FirstOrDefault(row => row.From == from && row.Event == what
            && (row.Needs == Needs.Nothing || row.Needs == Needs.RecoveryPoints == hasRecoveryPoints));
}
