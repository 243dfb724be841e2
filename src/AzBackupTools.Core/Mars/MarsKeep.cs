using System;

namespace AzBackupTools.Core.Mars;

/// <summary>For which kinds of retention a backup counts. For how long each of them keeps it is what the policy says at the time.</summary>
[Flags]
public enum MarsKeep
{
    /// <summary>For none: it is gone the next day.</summary>
    None = 0,

    /// <summary>By the day.</summary>
    Daily = 1,

    /// <summary>By the week.</summary>
    Weekly = 2,

    /// <summary>By the month.</summary>
    Monthly = 4,

    /// <summary>By the year.</summary>
    Yearly = 8,
}
