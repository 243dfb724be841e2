namespace AzBackupTools.Emulator.State;

/// <summary>Where the backup of a virtual machine stands. The names are those of the wire but for the first and the last.</summary>
internal enum ItemState
{
    /// <summary>Not protected by this vault.</summary>
    None,

    /// <summary>Protected, the first backup still to come.</summary>
    IRPending,

    /// <summary>Protected and backed up.</summary>
    Protected,

    /// <summary>Protected, the last backup failed.</summary>
    ProtectionError,

    /// <summary>Stopped, data kept for ever.</summary>
    ProtectionStopped,

    /// <summary>Stopped, data kept as the policy says.</summary>
    BackupsSuspended,

    /// <summary>Deleted and not yet purged; the wire shows ProtectionStopped with deferred-delete members.</summary>
    SoftDeleted,
}

/// <summary>What can happen to the backup of a virtual machine.</summary>
internal enum ItemEvent
{
    /// <summary>PUT with a policy on an unprotected machine.</summary>
    Protect,

    /// <summary>PUT with a policy on a protected item, the same policy or another.</summary>
    ChangePolicy,

    /// <summary>A backup came to its good end.</summary>
    BackupSucceeded,

    /// <summary>A backup failed.</summary>
    BackupFailed,

    /// <summary>PUT without policy.</summary>
    StopRetain,

    /// <summary>PUT with BackupsSuspended.</summary>
    Suspend,

    /// <summary>DELETE in a vault that soft-deletes.</summary>
    DeleteSoftly,

    /// <summary>DELETE in a vault that does not.</summary>
    DeleteAtOnce,

    /// <summary>PUT with isRehydrate.</summary>
    Undelete,

    /// <summary>PUT with a policy on a stopped item.</summary>
    Resume,

    /// <summary>The time of a soft-deleted item has run out.</summary>
    Purge,
}

/// <summary>What a client can ask of the backup of a virtual machine.</summary>
internal enum ItemRequest
{
    /// <summary>PUT with a policy.</summary>
    PutPolicy,

    /// <summary>PUT without policy: stop, and keep the data.</summary>
    PutStopped,

    /// <summary>PUT with BackupsSuspended, in an immutable vault.</summary>
    PutSuspended,

    /// <summary>PUT with isRehydrate.</summary>
    PutRehydrate,

    /// <summary>DELETE in a vault that soft-deletes.</summary>
    DeleteSoftly,

    /// <summary>DELETE in a vault that does not.</summary>
    DeleteAtOnce,

    /// <summary>POST of a backup.</summary>
    PostBackup,
}
