namespace AzBackupTools;

/// <summary>Where the backups of a vault are stored.</summary>
public enum VaultStorage
{
    /// <summary>Three times in one place.</summary>
    LocallyRedundant,

    /// <summary>In three zones of the region.</summary>
    ZoneRedundant,

    /// <summary>In the region and in its pair.</summary>
    GeoRedundant,
}

/// <summary>Whether a protection is there.</summary>
public enum VaultProtection
{
    /// <summary>It is there, until somebody switches it off.</summary>
    On,

    /// <summary>It is not there.</summary>
    Off,

    /// <summary>It is there for ever.</summary>
    AlwaysOn,
}

/// <summary>Whether recovery points can be deleted before their time.</summary>
public enum VaultImmutabilityChoice
{
    /// <summary>They can.</summary>
    Disabled,

    /// <summary>They cannot, until immutability is switched off.</summary>
    Unlocked,

    /// <summary>They cannot, for ever.</summary>
    Locked,
}

/// <summary>Whether something is allowed.</summary>
public enum VaultAccess
{
    /// <summary>It is.</summary>
    Enabled,

    /// <summary>It is not.</summary>
    Disabled,
}

/// <summary>Whether backups may be restored to other subscriptions.</summary>
public enum VaultCrossSubscription
{
    /// <summary>They may.</summary>
    Enabled,

    /// <summary>They may not, until it is allowed again.</summary>
    Disabled,

    /// <summary>They may not, for ever.</summary>
    PermanentlyDisabled,
}

/// <summary>Which identities a vault has.</summary>
public enum VaultIdentityType
{
    /// <summary>None.</summary>
    None,

    /// <summary>One of its own, which lives and dies with it.</summary>
    SystemAssigned,

    /// <summary>Those that it is given.</summary>
    UserAssigned,

    /// <summary>One of its own, and those that it is given.</summary>
    SystemAndUserAssigned,
}
