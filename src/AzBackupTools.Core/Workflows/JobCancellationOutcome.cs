namespace AzBackupTools;

/// <summary>What asking for the end of a job has come to.</summary>
public enum JobCancellationOutcome
{
    /// <summary>It is cancelled.</summary>
    Cancelled,

    /// <summary>It had been cancelled already, or was being cancelled and is cancelled now.</summary>
    AlreadyCancelled,

    /// <summary>The service has accepted the request; nobody waited for the end.</summary>
    Cancelling,
}
