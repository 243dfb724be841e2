namespace AzBackupTools.Core.Models;

/// <summary>Whether deleted backups are kept for a while. Words that are not listed here stay as the service says them.</summary>
public static class SoftDeleteState
{
    /// <summary>They are.</summary>
    public const string Enabled = "Enabled";

    /// <summary>They are not.</summary>
    public const string Disabled = "Disabled";

    /// <summary>They are, and this cannot be undone. The service spells it so in answers.</summary>
    public const string AlwaysOn = "AlwaysON";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
