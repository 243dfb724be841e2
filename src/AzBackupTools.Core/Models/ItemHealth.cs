namespace AzBackupTools.Core.Models;

/// <summary>The health of an item, as its pre-checks find it. Words that are not listed here stay as the service says them.</summary>
public static class ItemHealth
{
    /// <summary>All is well.</summary>
    public const string Passed = "Passed";

    /// <summary>A backup may fail.</summary>
    public const string ActionSuggested = "ActionSuggested";

    /// <summary>A backup will fail.</summary>
    public const string ActionRequired = "ActionRequired";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
