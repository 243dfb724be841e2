using System;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>A version of a backup policy as the service would write it, without the count of items.</summary>
internal sealed class PolicyRecord
{
    private BackupSchedule? _schedule;
    private bool _isRead;

    public PolicyRecord(string name, JsonObject properties)
    {
        Name = name;
        Properties = properties;
    }

    public string Name { get; init; }

    public JsonObject Properties { get; init; }

    /// <summary>From when on it holds; what came before is a version of its own.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Up to when it held, or null for the present version.</summary>
    public DateTimeOffset? Until { get; set; }

    public string BackupManagementType => (string?)Properties["backupManagementType"] ?? string.Empty;

    /// <summary>V2 for an enhanced policy, V1 for any other.</summary>
    public string PolicyType => (string?)Properties["policyType"] ?? "V1";

    /// <summary>How long a snapshot stays beside the copy in the vault, in days.</summary>
    public int InstantRestoreDays => Properties["instantRpRetentionRangeInDays"] is JsonValue value && value.TryGetValue(out int days) ? days : 2;

    /// <summary>When it backs up, or null for a policy that is not for machines.</summary>
    [JsonIgnore]
    public BackupSchedule? Schedule
    {
        get
        {
            if (!_isRead)
            {
                _schedule = BackupManagementType == "AzureIaasVM" ? BackupSchedule.Of(this) : null;
                _isRead = true;
            }

            return _schedule;
        }
    }

    /// <summary>True when a backup could have started while this version held, up to a moment.</summary>
    public bool HasRunBefore(DateTimeOffset moment) =>
        Schedule?.Last(Since.UtcTicks - ScheduledRuns.Spread, moment.UtcTicks) is not null;
}
