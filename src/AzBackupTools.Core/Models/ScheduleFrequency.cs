namespace AzBackupTools.Core.Models;

/// <summary>How often a schedule runs. Words that are not listed here stay as the service says them.</summary>
public static class ScheduleFrequency
{
    /// <summary>Every few hours.</summary>
    public const string Hourly = "Hourly";

    /// <summary>Every day.</summary>
    public const string Daily = "Daily";

    /// <summary>On days of the week.</summary>
    public const string Weekly = "Weekly";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
