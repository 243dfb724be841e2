namespace AzBackupTools.Emulator.Faults;

/// <summary>When a fault strikes. A rule counts only what comes to its own moment: one that fails jobs passes over requests that start none.</summary>
internal enum FaultMoment
{
    /// <summary>When a request arrives, before anything is done.</summary>
    Arrival,

    /// <summary>When a request starts a job.</summary>
    Job,

    /// <summary>When a request starts a long-running operation.</summary>
    Operation,

    /// <summary>When an answer with a list is ready.</summary>
    List,

    /// <summary>When an answer with a body is ready.</summary>
    Body,
}
