namespace AzBackupTools.Core.Models;

/// <summary>How backups are stored. Words that are not listed here stay as the service says them.</summary>
public static class StorageRedundancy
{
    /// <summary>Three times in one place.</summary>
    public const string LocallyRedundant = "LocallyRedundant";

    /// <summary>In three zones of the region.</summary>
    public const string ZoneRedundant = "ZoneRedundant";

    /// <summary>In the region and in its pair.</summary>
    public const string GeoRedundant = "GeoRedundant";

    /// <summary>In three zones, and readable in the paired region.</summary>
    public const string ReadAccessGeoZoneRedundant = "ReadAccessGeoZoneRedundant";

    /// <summary>Not known.</summary>
    public const string Invalid = "Invalid";
}
