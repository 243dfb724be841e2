using System.Linq;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The management types that filters may ask for. Only AzureIaasVM has anything behind it.</summary>
internal static class BackupTypes
{
    private static readonly string[] Known =
    {
        "AzureIaasVM", "MAB", "DPM", "AzureBackupServer", "AzureSql", "AzureStorage", "AzureWorkload", "DefaultBackup",
    };

    public static void Check(ODataFilter filter)
    {
        if (filter["backupManagementType"] is { } type && !Known.Any(known => ResourcePath.Is(known, type)))
        {
            throw BackupErrors.InvalidInput($"backupManagementType '{type}' is not one of {string.Join(", ", Known)}.");
        }
    }

    public static void Require(ODataFilter filter)
    {
        if (filter["backupManagementType"] is null)
        {
            throw BackupErrors.InvalidInput("The filter backupManagementType is missing: $filter=backupManagementType eq 'AzureIaasVM'.");
        }

        Check(filter);
    }
}
