using System;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Completion;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that take the schedule and the retention of a MARS agent as parameters.</summary>
public abstract class MarsPolicyCmdlet : MarsCmdlet
{
    /// <summary>The policy of the system state, in place of that of files and folders.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>One to three times of day, in the server's own time: 06:00, 22:00.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TimeOfDayCompleter))]
    public string[]? At { get; set; }

    /// <summary>The days of a weekly schedule. All seven make it a daily one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[]? DayOfWeek { get; set; }

    /// <summary>A weekly schedule runs every so many weeks: 1 by default.</summary>
    [Parameter]
    public int EveryWeeks { get; set; }

    /// <summary>How many days each backup of a daily schedule is kept: 7 to 9999.</summary>
    [Parameter]
    public int KeepDaily { get; set; }

    /// <summary>How many weeks the backups of -WeeklyOn are kept: 4 to 5163, or 0 for not at all.</summary>
    [Parameter]
    public int KeepWeekly { get; set; }

    /// <summary>The days whose backups are kept by the week: left out, Sunday, or the days of a weekly schedule.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[]? WeeklyOn { get; set; }

    /// <summary>How many months the backups of -MonthlyOn are kept: 3 to 1188, or 0 for not at all.</summary>
    [Parameter]
    public int KeepMonthly { get; set; }

    /// <summary>The days whose backups are kept by the month: 1 to 28, or 'First Sunday'.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DayOfMonthCompleter))]
    public string[]? MonthlyOn { get; set; }

    /// <summary>How many years the backups of -YearlyOn are kept: 1 to 99, or 0 for not at all.</summary>
    [Parameter]
    public int KeepYearly { get; set; }

    /// <summary>The days whose backups are kept by the year: left out, those of -MonthlyOn.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DayOfMonthCompleter))]
    public string[]? YearlyOn { get; set; }

    /// <summary>The months of yearly retention, 1 to 12: January by default.</summary>
    [Parameter]
    [ValidateRange(1, 12)]
    public int[]? YearlyIn { get; set; }

    private protected MarsWorkload Workload => SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;

    /// <summary>Refuses items beside the system state.</summary>
    private protected void CheckWorkload(string[]? items)
    {
        if (SystemState && items is not null)
        {
            throw Invalid("The system state has no items: it is backed up as a whole.", "Leave out -Item, or leave out -SystemState.");
        }
    }

    /// <summary>What the parameters ask for; what was not given is null.</summary>
    private protected MarsPolicyChange Change() => new()
    {
        Times = At is null ? null : Times(nameof(At), At),
        Days = DayOfWeek,
        EveryWeeks = Whole(nameof(EveryWeeks), EveryWeeks),
        KeepDaily = Whole(nameof(KeepDaily), KeepDaily),
        KeepWeekly = Whole(nameof(KeepWeekly), KeepWeekly),
        WeeklyOn = WeeklyOn,
        KeepMonthly = Whole(nameof(KeepMonthly), KeepMonthly),
        MonthlyOn = MonthlyOn is null ? null : DaysOfMonth.Parse(MonthlyOn, nameof(MonthlyOn)),
        KeepYearly = Whole(nameof(KeepYearly), KeepYearly),
        YearlyOn = YearlyOn is null ? null : DaysOfMonth.Parse(YearlyOn, nameof(YearlyOn)),
        YearlyIn = YearlyIn?.Distinct().OrderBy(static month => month).ToArray(),
    };

    private int? Whole(string parameter, int value) => Given(parameter) ? value : null;
}
