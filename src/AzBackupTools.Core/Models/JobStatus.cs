namespace AzBackupTools.Core.Models;

/// <summary>How a job is. Words that are not listed here stay as the service says them.</summary>
public static class JobStatus
{
    /// <summary>It runs.</summary>
    public const string InProgress = "InProgress";

    /// <summary>It did what it should.</summary>
    public const string Completed = "Completed";

    /// <summary>It did what it should, and something was odd.</summary>
    public const string CompletedWithWarnings = "CompletedWithWarnings";

    /// <summary>It failed.</summary>
    public const string Failed = "Failed";

    /// <summary>It was cancelled.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>It is being cancelled.</summary>
    public const string Cancelling = "Cancelling";
}
