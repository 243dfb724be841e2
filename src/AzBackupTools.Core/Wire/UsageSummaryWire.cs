using System;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="UsageSummary" /> on the wire.</summary>
internal sealed class UsageSummaryWire
{
    public UsageSummaryNameWire? Name { get; set; }

    public string? Unit { get; set; }

    public long? CurrentValue { get; set; }

    public long? Limit { get; set; }

    public string? QuotaPeriod { get; set; }

    public DateTimeOffset? NextResetTime { get; set; }

    public UsageSummary ToModel() => new()
    {
        Name = Name?.Value,
        LocalizedName = Name?.LocalizedValue,
        Unit = Unit,
        CurrentValue = CurrentValue,
        Limit = Limit,
        QuotaPeriod = QuotaPeriod,
        NextResetTime = NextResetTime,
    };
}

/// <summary>"name" of a <see cref="UsageSummary" /> on the wire.</summary>
internal sealed class UsageSummaryNameWire
{
    public string? Value { get; set; }

    public string? LocalizedValue { get; set; }
}
