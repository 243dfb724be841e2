namespace AzBackupTools;

/// <summary>What a call has made of a vault. The Already… ones mean that nothing had to be changed.</summary>
public enum VaultOutcome
{
    /// <summary>The vault is new.</summary>
    Created,

    /// <summary>The vault was there already.</summary>
    AlreadyExists,

    /// <summary>The vault has become different.</summary>
    Changed,

    /// <summary>The vault was as asked for already; nothing was changed.</summary>
    Unchanged,

    /// <summary>The vault is gone.</summary>
    Removed,

    /// <summary>There was no such vault.</summary>
    AlreadyAbsent,
}
