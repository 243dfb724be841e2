using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="BackupSchedule" /> on the wire.</summary>
internal sealed class BackupScheduleWire
{
    public string? SchedulePolicyType { get; set; }

    public string? ScheduleRunFrequency { get; set; }

    public List<string?>? ScheduleRunDays { get; set; }

    public List<DateTimeOffset?>? ScheduleRunTimes { get; set; }

    public int? ScheduleWeeklyFrequency { get; set; }

    public HourlyScheduleWire? HourlySchedule { get; set; }

    public DailyScheduleWire? DailySchedule { get; set; }

    public WeeklyScheduleWire? WeeklySchedule { get; set; }

    public int? ScheduleFrequencyInMins { get; set; }

    public BackupSchedule ToModel() => new()
    {
        Kind = SchedulePolicyType,
        Frequency = ScheduleRunFrequency,
        Days = WireList.Read(ScheduleRunDays),
        Times = WireList.Read(ScheduleRunTimes),
        WeeklyFrequency = ScheduleWeeklyFrequency,
        Hourly = HourlySchedule?.ToModel(),
        Daily = DailySchedule?.ToModel(),
        Weekly = WeeklySchedule?.ToModel(),
        LogFrequencyMinutes = ScheduleFrequencyInMins,
    };
}

/// <summary>A <see cref="HourlySchedule" /> on the wire.</summary>
internal sealed class HourlyScheduleWire
{
    public int? Interval { get; set; }

    public DateTimeOffset? ScheduleWindowStartTime { get; set; }

    public int? ScheduleWindowDuration { get; set; }

    public HourlySchedule ToModel() => new()
    {
        IntervalHours = Interval,
        WindowStart = ScheduleWindowStartTime,
        WindowHours = ScheduleWindowDuration,
    };
}

/// <summary>A <see cref="DailySchedule" /> on the wire.</summary>
internal sealed class DailyScheduleWire
{
    public List<DateTimeOffset?>? ScheduleRunTimes { get; set; }

    public DailySchedule ToModel() => new()
    {
        Times = WireList.Read(ScheduleRunTimes),
    };
}

/// <summary>A <see cref="WeeklySchedule" /> on the wire.</summary>
internal sealed class WeeklyScheduleWire
{
    public List<string?>? ScheduleRunDays { get; set; }

    public List<DateTimeOffset?>? ScheduleRunTimes { get; set; }

    public WeeklySchedule ToModel() => new()
    {
        Days = WireList.Read(ScheduleRunDays),
        Times = WireList.Read(ScheduleRunTimes),
    };
}
