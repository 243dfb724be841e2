namespace AzBackupTools;

/// <summary>What a call has made of an item's protection. The Already… and Not… ones mean that nothing had to be changed.</summary>
public enum ProtectionOutcome
{
    /// <summary>The virtual machine is protected now and was not before.</summary>
    Protected,

    /// <summary>It was protected in this very way already.</summary>
    AlreadyProtected,

    /// <summary>It was protected and now follows another policy.</summary>
    PolicyChanged,

    /// <summary>It was protected and now has another selection of disks.</summary>
    DisksChanged,

    /// <summary>It was soft-deleted, is undeleted, and is protected again.</summary>
    Recovered,

    /// <summary>Protection had been stopped and goes on.</summary>
    Resumed,

    /// <summary>Backups are stopped; the recovery points are kept for ever.</summary>
    Stopped,

    /// <summary>Backups had been stopped already.</summary>
    AlreadyStopped,

    /// <summary>Backups are stopped; the recovery points go on expiring by their policy.</summary>
    Suspended,

    /// <summary>Backups had been stopped so already.</summary>
    AlreadySuspended,

    /// <summary>The data is deleted; where the vault soft-deletes, it can be undeleted until it is purged.</summary>
    Deleted,

    /// <summary>The data had been deleted already.</summary>
    AlreadyDeleted,

    /// <summary>The deletion is undone; backups stay stopped.</summary>
    Undeleted,

    /// <summary>There was no deletion to undo.</summary>
    NotDeleted,
}
