namespace AzBackupTools.Core.Models;

/// <summary>What can be done with a job. Words that are not listed here stay as the service says them.</summary>
public static class JobAction
{
    /// <summary>Nothing.</summary>
    public const string Invalid = "Invalid";

    /// <summary>It can be cancelled.</summary>
    public const string Cancellable = "Cancellable";

    /// <summary>It can be tried again.</summary>
    public const string Retriable = "Retriable";
}
