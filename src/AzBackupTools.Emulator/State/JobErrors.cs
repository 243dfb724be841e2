namespace AzBackupTools.Emulator.State;

/// <summary>Why backups fail by themselves. The name of an error stands in its title, as in the health details of items.</summary>
internal static class JobErrors
{
    public static readonly JobError VmNotFound = new(
        400094,
        "UserErrorVmNotFoundV2",
        "The virtual machine was not found: it may have been deleted.",
        new[] { "Stop protection of the virtual machine with or without deleting its backup data." });

    /// <summary>The number is invented: only the name is known.</summary>
    public static readonly JobError AgentUnavailable = new(
        400019,
        "UserErrorGuestAgentStatusUnavailable",
        "VM agent is unable to communicate with the Azure Backup Service.",
        new[] { "Make sure that the VM agent is installed, running and up to date.", "Make sure that the virtual machine can reach the network." });

    /// <summary>The number is invented: only the name and the text are known.</summary>
    public static readonly JobError BackupInProgress = new(
        400018,
        "UserErrorBackupOperationInProgress",
        "Unable to initiate backup as another backup operation is currently in progress.",
        new[] { "Wait until the backup that runs has ended, or cancel it, and try again." });

    /// <summary>The number and the text are invented: only the name is known.</summary>
    public static readonly JobError RestoreInProgress = new(
        400027,
        "UserErrorRestoreOperationInProgress",
        "Unable to initiate restore as another restore operation is currently in progress.",
        new[] { "Wait until the restore that runs has ended, or cancel it, and try again." });

    /// <summary>The number is invented: only the name is known.</summary>
    public static readonly JobError SnapshotFailed = new(
        400059,
        "UserErrorFsFreezeFailed",
        "Snapshot operation failed because the file systems of the virtual machine could not be frozen.",
        new[] { "Check the file systems of the virtual machine and start it anew if need be." });

    private static readonly JobError[] All = { VmNotFound, AgentUnavailable, BackupInProgress, RestoreInProgress, SnapshotFailed };

    /// <summary>The error of a name, or null.</summary>
    public static JobError? Find(string title) => System.Array.Find(All, error => error.Title.Equals(title, System.StringComparison.OrdinalIgnoreCase));

    /// <summary>What keeps a machine from being backed up, or null.</summary>
    public static JobError? Of(VirtualMachineRecord? vm) =>
        vm is null ? VmNotFound
        : vm.IsRunning && !vm.AgentIsReady ? AgentUnavailable
        : vm.SnapshotFails ? SnapshotFailed
        : null;
}
