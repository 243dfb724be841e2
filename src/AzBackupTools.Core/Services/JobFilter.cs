using System;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Services;

/// <summary>Which jobs to list; null bounds nothing. The service itself filters.</summary>
public sealed record JobFilter
{
    /// <summary>One of <see cref="JobStatus" />.</summary>
    public string? Status { get; init; }

    /// <summary>One of <see cref="JobOperation" />.</summary>
    public string? Operation { get; init; }

    /// <summary>The earliest start.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest start.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>The paired region, for the jobs there; null for those in the vault's own.</summary>
    public string? SecondaryRegion { get; init; }

    internal string? ToFilter(DateTimeOffset now)
    {
        TimeRange.Check(From, To);
        var filter = new ODataFilter();
        if (From is not null || To is not null)
        {
            // The service wants both bounds or none.
            filter.Bound("startTime", From ?? TimeRange.Earliest).Bound("endTime", To ?? now.AddDays(1));
        }

        return filter
            .Equal("operation", Operation)
            .Equal("backupManagementType", ManagementType)
            .Equal("status", Status)
            .ToString();
    }
}
