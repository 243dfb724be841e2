using System;

namespace AzBackupTools.Core.Models;

/// <summary>A count that a vault keeps.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record UsageSummary
{
    /// <summary>What is counted: AzureIaasVM, MAB ...</summary>
    public string? Name { get; init; }

    /// <summary>The same in words.</summary>
    public string? LocalizedName { get; init; }

    /// <summary>Count, Bytes ...</summary>
    public string? Unit { get; init; }

    /// <summary>The count.</summary>
    public long? CurrentValue { get; init; }

    /// <summary>The highest that it may be; -1 for no limit.</summary>
    public long? Limit { get; init; }

    /// <summary>The period that it is counted in.</summary>
    public string? QuotaPeriod { get; init; }

    /// <summary>When it starts again, in UTC.</summary>
    public DateTimeOffset? NextResetTime { get; init; }
}
