namespace AzBackupTools.Core.Vaults;

/// <summary>The parts that a vault's settings are kept in; each is changed by requests of its own.</summary>
internal enum VaultPart
{
    /// <summary>backupstorageconfig/vaultstorageconfig.</summary>
    Storage,

    /// <summary>The vault itself.</summary>
    Resource,

    /// <summary>backupconfig/vaultconfig.</summary>
    Config,

    /// <summary>backupResourceGuardProxies.</summary>
    Guard,
}
