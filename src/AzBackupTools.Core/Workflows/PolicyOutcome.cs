namespace AzBackupTools;

/// <summary>What a call has made of a policy.</summary>
public enum PolicyOutcome
{
    /// <summary>The policy is new.</summary>
    Created,

    /// <summary>A policy like it was there already; nothing was changed.</summary>
    AlreadyExists,

    /// <summary>The policy has become different.</summary>
    Changed,

    /// <summary>The policy was as asked for already; nothing was changed.</summary>
    Unchanged,

    /// <summary>The policy is gone.</summary>
    Removed,

    /// <summary>There was no such policy.</summary>
    AlreadyAbsent,
}
