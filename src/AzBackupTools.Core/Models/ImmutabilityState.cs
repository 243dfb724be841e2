namespace AzBackupTools.Core.Models;

/// <summary>Whether recovery points can be deleted before their time. Words that are not listed here stay as the service says them.</summary>
public static class ImmutabilityState
{
    /// <summary>They can.</summary>
    public const string Disabled = "Disabled";

    /// <summary>They cannot, until immutability is switched off.</summary>
    public const string Unlocked = "Unlocked";

    /// <summary>They cannot, and this cannot be undone.</summary>
    public const string Locked = "Locked";
}
