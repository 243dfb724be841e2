using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>A backup policy as the service would write it, without the count of items.</summary>
internal sealed class PolicyRecord
{
    public PolicyRecord(string name, JsonObject properties)
    {
        Name = name;
        Properties = properties;
    }

    public string Name { get; init; }

    public JsonObject Properties { get; init; }

    public string BackupManagementType => (string?)Properties["backupManagementType"] ?? string.Empty;

    /// <summary>V2 for an enhanced policy, V1 for any other.</summary>
    public string PolicyType => (string?)Properties["policyType"] ?? "V1";

    /// <summary>How long a snapshot stays beside the copy in the vault, in days.</summary>
    public int InstantRestoreDays => Properties["instantRpRetentionRangeInDays"] is JsonValue value && value.TryGetValue(out int days) ? days : 2;
}
