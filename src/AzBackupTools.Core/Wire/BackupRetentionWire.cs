using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="BackupRetention" /> on the wire.</summary>
internal sealed class BackupRetentionWire
{
    public string? RetentionPolicyType { get; set; }

    public DailyRetentionWire? DailySchedule { get; set; }

    public WeeklyRetentionWire? WeeklySchedule { get; set; }

    public MonthlyRetentionWire? MonthlySchedule { get; set; }

    public YearlyRetentionWire? YearlySchedule { get; set; }

    public RetentionDurationWire? RetentionDuration { get; set; }

    public BackupRetention ToModel() => new()
    {
        Kind = RetentionPolicyType,
        Daily = DailySchedule?.ToModel(),
        Weekly = WeeklySchedule?.ToModel(),
        Monthly = MonthlySchedule?.ToModel(),
        Yearly = YearlySchedule?.ToModel(),
        Duration = RetentionDuration?.ToModel(),
    };
}

/// <summary>A <see cref="RetentionDuration" /> on the wire.</summary>
internal sealed class RetentionDurationWire
{
    public int? Count { get; set; }

    public string? DurationType { get; set; }

    public RetentionDuration ToModel() => new()
    {
        Count = Count,
        Unit = DurationType,
    };
}

/// <summary>A <see cref="DailyRetention" /> on the wire.</summary>
internal sealed class DailyRetentionWire
{
    public List<DateTimeOffset?>? RetentionTimes { get; set; }

    public RetentionDurationWire? RetentionDuration { get; set; }

    public DailyRetention ToModel() => new()
    {
        Times = WireList.Read(RetentionTimes),
        Duration = RetentionDuration?.ToModel(),
    };
}

/// <summary>A <see cref="WeeklyRetention" /> on the wire.</summary>
internal sealed class WeeklyRetentionWire
{
    public List<string?>? DaysOfTheWeek { get; set; }

    public List<DateTimeOffset?>? RetentionTimes { get; set; }

    public RetentionDurationWire? RetentionDuration { get; set; }

    public WeeklyRetention ToModel() => new()
    {
        DaysOfWeek = WireList.Read(DaysOfTheWeek),
        Times = WireList.Read(RetentionTimes),
        Duration = RetentionDuration?.ToModel(),
    };
}

/// <summary>A <see cref="MonthlyRetention" /> on the wire.</summary>
internal sealed class MonthlyRetentionWire
{
    public string? RetentionScheduleFormatType { get; set; }

    public MonthlyRetentionRetentionScheduleDailyWire? RetentionScheduleDaily { get; set; }

    public MonthlyRetentionRetentionScheduleWeeklyWire? RetentionScheduleWeekly { get; set; }

    public List<DateTimeOffset?>? RetentionTimes { get; set; }

    public RetentionDurationWire? RetentionDuration { get; set; }

    public MonthlyRetention ToModel() => new()
    {
        Format = RetentionScheduleFormatType,
        DaysOfMonth = WireList.Read(RetentionScheduleDaily?.DaysOfTheMonth, static wire => wire.ToModel()),
        DaysOfWeek = WireList.Read(RetentionScheduleWeekly?.DaysOfTheWeek),
        WeeksOfMonth = WireList.Read(RetentionScheduleWeekly?.WeeksOfTheMonth),
        Times = WireList.Read(RetentionTimes),
        Duration = RetentionDuration?.ToModel(),
    };
}

/// <summary>"retentionScheduleDaily" of a <see cref="MonthlyRetention" /> on the wire.</summary>
internal sealed class MonthlyRetentionRetentionScheduleDailyWire
{
    public List<RetentionDayWire?>? DaysOfTheMonth { get; set; }
}

/// <summary>"retentionScheduleWeekly" of a <see cref="MonthlyRetention" /> on the wire.</summary>
internal sealed class MonthlyRetentionRetentionScheduleWeeklyWire
{
    public List<string?>? DaysOfTheWeek { get; set; }

    public List<string?>? WeeksOfTheMonth { get; set; }
}

/// <summary>A <see cref="YearlyRetention" /> on the wire.</summary>
internal sealed class YearlyRetentionWire
{
    public string? RetentionScheduleFormatType { get; set; }

    public List<string?>? MonthsOfYear { get; set; }

    public YearlyRetentionRetentionScheduleDailyWire? RetentionScheduleDaily { get; set; }

    public YearlyRetentionRetentionScheduleWeeklyWire? RetentionScheduleWeekly { get; set; }

    public List<DateTimeOffset?>? RetentionTimes { get; set; }

    public RetentionDurationWire? RetentionDuration { get; set; }

    public YearlyRetention ToModel() => new()
    {
        Format = RetentionScheduleFormatType,
        MonthsOfYear = WireList.Read(MonthsOfYear),
        DaysOfMonth = WireList.Read(RetentionScheduleDaily?.DaysOfTheMonth, static wire => wire.ToModel()),
        DaysOfWeek = WireList.Read(RetentionScheduleWeekly?.DaysOfTheWeek),
        WeeksOfMonth = WireList.Read(RetentionScheduleWeekly?.WeeksOfTheMonth),
        Times = WireList.Read(RetentionTimes),
        Duration = RetentionDuration?.ToModel(),
    };
}

/// <summary>"retentionScheduleDaily" of a <see cref="YearlyRetention" /> on the wire.</summary>
internal sealed class YearlyRetentionRetentionScheduleDailyWire
{
    public List<RetentionDayWire?>? DaysOfTheMonth { get; set; }
}

/// <summary>"retentionScheduleWeekly" of a <see cref="YearlyRetention" /> on the wire.</summary>
internal sealed class YearlyRetentionRetentionScheduleWeeklyWire
{
    public List<string?>? DaysOfTheWeek { get; set; }

    public List<string?>? WeeksOfTheMonth { get; set; }
}

/// <summary>A <see cref="RetentionDay" /> on the wire.</summary>
internal sealed class RetentionDayWire
{
    public int? Date { get; set; }

    public bool? IsLast { get; set; }

    public RetentionDay ToModel() => new()
    {
        Day = Date,
        IsLast = IsLast,
    };
}
