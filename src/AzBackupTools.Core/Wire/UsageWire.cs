using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="UsageCount" /> on the wire.</summary>
internal sealed class VaultUsageWire
{
    public string? Unit { get; set; }

    public string? QuotaPeriod { get; set; }

    public long? CurrentValue { get; set; }

    public long? Limit { get; set; }

    public UsageNameWire? Name { get; set; }

    public UsageCount ToModel() => new()
    {
        Name = Name?.Value ?? string.Empty,
        DisplayName = Name?.LocalizedValue,
        Value = CurrentValue ?? 0,
        Limit = Limit is >= 0 ? Limit : null,
        Unit = Unit,
        QuotaPeriod = QuotaPeriod,
    };
}

/// <summary>"name" of a <see cref="UsageCount" /> on the wire.</summary>
internal sealed class UsageNameWire
{
    public string? Value { get; set; }

    public string? LocalizedValue { get; set; }
}

/// <summary>A <see cref="ReplicationUsage" /> on the wire.</summary>
internal sealed class ReplicationUsageWire
{
    public int? ProtectedItemCount { get; set; }

    public int? RegisteredServersCount { get; set; }

    public int? RecoveryPlanCount { get; set; }

    public ReplicationUsage ToModel() => new()
    {
        ProtectedItemCount = ProtectedItemCount ?? 0,
        RegisteredServersCount = RegisteredServersCount ?? 0,
        RecoveryPlanCount = RecoveryPlanCount ?? 0,
    };
}
