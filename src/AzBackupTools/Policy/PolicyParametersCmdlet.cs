using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that take a policy as parameters.</summary>
public abstract class PolicyParametersCmdlet : PolicyCmdlet
{
    /// <summary>How often backups are made: Daily, Weekly, or, by enhanced policies, Hourly.</summary>
    [Parameter]
    public PolicyFrequency Frequency { get; set; }

    /// <summary>The time of day of the backup, of an hourly schedule of its first one: 22:00 or 22:30.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TimeOfDayCompleter))]
    public string? At { get; set; }

    /// <summary>The time zone of the schedule: an IANA name (Europe/Paris) or a Windows id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>The days of a weekly schedule.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[]? DayOfWeek { get; set; }

    /// <summary>The hours between two backups of an hourly schedule: 4, 6, 8 or 12.</summary>
    [Parameter]
    public int IntervalHours { get; set; }

    /// <summary>The hours from the first to the last backup of an hourly schedule: 4 to 24.</summary>
    [Parameter]
    public int WindowHours { get; set; }

    /// <summary>How many days each backup is kept: 7 to 9999.</summary>
    [Parameter]
    public int KeepDaily { get; set; }

    /// <summary>How many weeks the backups of -WeeklyOn are kept: 1 to 5163.</summary>
    [Parameter]
    public int KeepWeekly { get; set; }

    /// <summary>The days whose backups are kept by the week.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[]? WeeklyOn { get; set; }

    /// <summary>How many months the backups of -MonthlyOn are kept: 1 to 1188.</summary>
    [Parameter]
    public int KeepMonthly { get; set; }

    /// <summary>The days whose backups are kept by the month: 1 to 28, Last, or 'First Sunday'.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DayOfMonthCompleter))]
    public string[]? MonthlyOn { get; set; }

    /// <summary>How many years the backups of -YearlyOn are kept: 1 to 99.</summary>
    [Parameter]
    public int KeepYearly { get; set; }

    /// <summary>The days whose backups are kept by the year; left out, those of -MonthlyOn.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DayOfMonthCompleter))]
    public string[]? YearlyOn { get; set; }

    /// <summary>The months of yearly retention, January by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PolicyMonth[]? YearlyIn { get; set; }

    /// <summary>How many days snapshots are kept for instant restore: 1 to 5, enhanced 1 to 30.</summary>
    [Parameter]
    public int InstantRestoreDays { get; set; }

    /// <summary>Standard or Enhanced.</summary>
    [Parameter]
    public PolicyTier Tier { get; set; }

    /// <summary>Moves monthly and yearly recovery points to the archive tier after this many months, 3 at least; 0 for never.</summary>
    [Parameter]
    public int ArchiveAfterMonths { get; set; }

    /// <summary>Moves recovery points to the archive tier where the service finds that it saves money.</summary>
    [Parameter]
    public SwitchParameter ArchiveRecommended { get; set; }

    /// <summary>What the parameters ask for; what was not given is null.</summary>
    private protected PolicyChange Change() => new()
    {
        Tier = Given(nameof(Tier)) ? Tier : null,
        Frequency = Given(nameof(Frequency)) ? Frequency : null,
        At = At is null ? null : TimeOfDay(At),
        TimeZone = TimeZone,
        DaysOfWeek = DayOfWeek,
        IntervalHours = Given(nameof(IntervalHours)) ? IntervalHours : null,
        WindowHours = Given(nameof(WindowHours)) ? WindowHours : null,
        KeepDaily = Given(nameof(KeepDaily)) ? KeepDaily : null,
        KeepWeekly = Given(nameof(KeepWeekly)) ? KeepWeekly : null,
        WeeklyOn = WeeklyOn,
        KeepMonthly = Given(nameof(KeepMonthly)) ? KeepMonthly : null,
        MonthlyOn = MonthlyOn is null ? null : DaysOfMonth.Parse(MonthlyOn, nameof(MonthlyOn)),
        KeepYearly = Given(nameof(KeepYearly)) ? KeepYearly : null,
        YearlyOn = YearlyOn is null ? null : DaysOfMonth.Parse(YearlyOn, nameof(YearlyOn)),
        YearlyIn = YearlyIn?.Select(month => (int)month).Distinct().OrderBy(month => month).ToArray(),
        InstantRestoreDays = Given(nameof(InstantRestoreDays)) ? InstantRestoreDays : null,
        Archive = Archive(),
    };

    private PolicyTiering? Archive()
    {
        if (!Given(nameof(ArchiveAfterMonths)))
        {
            return ArchiveRecommended ? new PolicyTiering { Mode = "TierRecommended", Duration = 0, Unit = "Invalid" } : null;
        }

        if (ArchiveRecommended)
        {
            throw new BackupException(
                ErrorIds.InvalidTiering,
                "-ArchiveAfterMonths and -ArchiveRecommended exclude each other.",
                "Give one of them.",
                nameof(ArchiveRecommended))
            {
                ConcernsAllInput = true,
            };
        }

        return ArchiveAfterMonths == 0
            ? new PolicyTiering { Mode = "DoNotTier", Duration = 0, Unit = "Invalid" }
            : new PolicyTiering { Mode = "TierAfter", Duration = ArchiveAfterMonths, Unit = "Months" };
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private static TimeSpan TimeOfDay(string text) =>
        DateTime.TryParseExact(text.Trim(), ["H:mm", "HH:mm", "H:mm:ss", "h:mm tt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.TimeOfDay
            : throw new BackupException(
                ErrorIds.InvalidBackupTime, $"-At '{text}' is not a time of day.", "Write it as 22:00 or 22:30.", text)
            {
                ConcernsAllInput = true,
            };
}
