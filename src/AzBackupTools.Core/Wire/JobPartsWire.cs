using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="JobTask" /> on the wire.</summary>
internal sealed class JobTaskWire
{
    public string? TaskId { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public TimeSpan? Duration { get; set; }

    public double? ProgressPercentage { get; set; }

    public string? TaskExecutionDetails { get; set; }

    public string? InstanceId { get; set; }

    public JobTask ToModel() => new()
    {
        TaskId = TaskId,
        Status = Status,
        StartTime = StartTime,
        EndTime = EndTime,
        Duration = Duration,
        ProgressPercent = ProgressPercentage,
        ExecutionDetails = TaskExecutionDetails,
        InstanceId = InstanceId,
    };
}

/// <summary>A <see cref="JobError" /> on the wire.</summary>
internal sealed class JobErrorWire
{
    public string? ErrorCode { get; set; }

    public string? ErrorTitle { get; set; }

    public string? ErrorString { get; set; }

    public List<string?>? Recommendations { get; set; }

    public string? AdditionalDetails { get; set; }

    public JobError ToModel() => new()
    {
        Code = ErrorCode,
        Title = ErrorTitle,
        Message = ErrorString,
        Recommendations = Spoken.List(WireList.Read(Recommendations)),
        AdditionalDetails = AdditionalDetails,
    };
}
