using System;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using Xunit;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>Every limit, at its edge and beyond.</summary>
public sealed class PolicyRulesTests
{
    private static readonly PolicyChange Weekly = new() { Frequency = PolicyFrequency.Weekly, DaysOfWeek = [DayOfWeek.Sunday, DayOfWeek.Wednesday], KeepWeekly = 12 };
    private static readonly PolicyChange Hourly = new() { Frequency = PolicyFrequency.Hourly };

    public static TheoryData<string, PolicyChange, string, string> Refused => new()
    {
        { "day 6", new() { KeepDaily = 6 }, ErrorIds.InvalidRetention, "-KeepDaily 6" },
        { "day 10000", new() { KeepDaily = 10000 }, ErrorIds.InvalidRetention, "7 to 9999" },
        { "week 0", new() { KeepWeekly = 0, WeeklyOn = [DayOfWeek.Sunday] }, ErrorIds.InvalidRetention, "1 to 5163" },
        { "week 5164", new() { KeepWeekly = 5164, WeeklyOn = [DayOfWeek.Sunday] }, ErrorIds.InvalidRetention, "1 to 5163" },
        { "month 1189", new() { KeepMonthly = 1189, MonthlyOn = Days("1") }, ErrorIds.InvalidRetention, "1 to 1188" },
        { "year 100", new() { KeepYearly = 100, YearlyOn = Days("1") }, ErrorIds.InvalidRetention, "1 to 99" },
        { "week without day", new() { KeepWeekly = 12 }, ErrorIds.InvalidRetentionDay, "-WeeklyOn" },
        { "day without week", new() { WeeklyOn = [DayOfWeek.Sunday] }, ErrorIds.InvalidRetention, "-KeepWeekly" },
        { "month without day", new() { KeepMonthly = 12 }, ErrorIds.InvalidRetentionDay, "-MonthlyOn" },
        { "year without day", new() { KeepYearly = 12 }, ErrorIds.InvalidRetentionDay, "-YearlyOn" },
        { "months without year", new() { YearlyIn = [1] }, ErrorIds.InvalidRetention, "-KeepYearly" },
        { "quarter", new() { At = new TimeSpan(22, 15, 0) }, ErrorIds.InvalidBackupTime, "22:00 or 22:30" },
        { "zone", new() { TimeZone = "Europe/Pariss" }, ErrorIds.InvalidTimeZone, "Europe/Paris" },
        { "standard instant 6", new() { InstantRestoreDays = 6 }, ErrorIds.InvalidInstantRestore, "1 to 5" },
        { "instant 0", new() { InstantRestoreDays = 0 }, ErrorIds.InvalidInstantRestore, "1 to 5" },
        { "enhanced instant 31", new() { Tier = PolicyTier.Enhanced, InstantRestoreDays = 31 }, ErrorIds.InvalidInstantRestore, "1 to 30" },
        { "weekly instant 4", Weekly with { InstantRestoreDays = 4 }, ErrorIds.InvalidInstantRestore, "always 5" },
        { "weekly enhanced instant 4", Weekly with { Tier = PolicyTier.Enhanced, InstantRestoreDays = 4 }, ErrorIds.InvalidInstantRestore, "5 to 30" },
        { "interval", Hourly with { IntervalHours = 5 }, ErrorIds.InvalidSchedule, "4, 6, 8 or 12" },
        { "window 3", Hourly with { WindowHours = 3 }, ErrorIds.InvalidSchedule, "4 to 24" },
        { "window 25", Hourly with { WindowHours = 25 }, ErrorIds.InvalidSchedule, "4 to 24" },
        { "hourly standard", Hourly with { Tier = PolicyTier.Standard }, ErrorIds.InvalidSchedule, "-Tier Enhanced" },
        { "daily interval", new() { IntervalHours = 4 }, ErrorIds.InvalidSchedule, "-IntervalHours" },
        { "daily days", new() { DaysOfWeek = [DayOfWeek.Sunday] }, ErrorIds.InvalidSchedule, "-Frequency Weekly" },
        { "weekly no day", new() { Frequency = PolicyFrequency.Weekly, KeepWeekly = 12 }, ErrorIds.InvalidSchedule, "-DayOfWeek" },
        { "weekly no weeks", Weekly with { KeepWeekly = null }, ErrorIds.InvalidRetention, "-KeepWeekly" },
        { "weekly daily", Weekly with { KeepDaily = 30 }, ErrorIds.InvalidRetention, "-KeepDaily 30" },
        { "weekly other day", Weekly with { WeeklyOn = [DayOfWeek.Monday] }, ErrorIds.InvalidRetentionDay, "-WeeklyOn Monday" },
        { "weekly by number", Weekly with { KeepMonthly = 12, MonthlyOn = Days("1") }, ErrorIds.InvalidRetentionDay, "First Sunday" },
        { "weekly other month day", Weekly with { KeepMonthly = 12, MonthlyOn = Days("First Monday") }, ErrorIds.InvalidRetentionDay, "Monday" },
        { "archive 2", new() { Archive = After(2), KeepMonthly = 60, MonthlyOn = Days("1") }, ErrorIds.InvalidTiering, "3 or more" },
        { "archive nothing", new() { Archive = After(3) }, ErrorIds.InvalidTiering, "-KeepMonthly" },
        { "archive short", new() { Archive = After(6), KeepMonthly = 11, MonthlyOn = Days("1") }, ErrorIds.InvalidTiering, "12 months" },
    };

    public static TheoryData<string, PolicyChange> Taken => new()
    {
        { "nothing", new() },
        { "edges low", new() { KeepDaily = 7, KeepWeekly = 1, WeeklyOn = [DayOfWeek.Sunday], KeepMonthly = 1, MonthlyOn = Days("28"), KeepYearly = 1, YearlyOn = Days("Last"), InstantRestoreDays = 1 } },
        { "edges high", new() { KeepDaily = 9999, KeepWeekly = 5163, WeeklyOn = [DayOfWeek.Sunday], KeepMonthly = 1188, MonthlyOn = Days("Last Friday"), KeepYearly = 99, InstantRestoreDays = 5 } },
        { "hourly", Hourly with { IntervalHours = 12, WindowHours = 24, InstantRestoreDays = 30 } },
        { "weekly", Weekly with { KeepMonthly = 3, MonthlyOn = Days("First Sunday", "First Wednesday") } },
        { "archive", new() { Archive = After(6), KeepMonthly = 12, MonthlyOn = Days("1") } },
        { "archive yearly", new() { Archive = After(6), KeepYearly = 1, YearlyOn = Days("1") } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_limit_is_told_by_its_parameter(string name, PolicyChange change, string errorId, string says)
    {
        var refused = Assert.Throws<BackupException>(() => change.ToNew());

        Assert.Equal((name, errorId), (name, refused.ErrorId));
        Assert.Contains(says, refused.Message + " " + refused.Remedy, StringComparison.Ordinal);
        Assert.StartsWith("-", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_is_allowed_is_taken(string name, PolicyChange change)
    {
        var spec = change.ToNew();

        Assert.True(spec.InstantRestoreDays is >= 1 and <= 30, name);
    }

    [Theory]
    [InlineData("29", "lack")]
    [InlineData("30", "lack")]
    [InlineData("31", "lack")]
    [InlineData("0", "out of range")]
    [InlineData("32", "out of range")]
    [InlineData("Someday", "not a day")]
    [InlineData("Fifth Sunday", "not a day")]
    [InlineData("First 3", "not a day")]
    [InlineData("", "not a day")]
    [InlineData("1|First Sunday", "mixes")]
    [InlineData("First Sunday|Second Monday", "cannot be told")]
    public void A_day_of_a_month_that_cannot_be_is_told(string days, string says)
    {
        var refused = Assert.Throws<BackupException>(() => DaysOfMonth.Parse(days.Split('|'), "MonthlyOn"));

        Assert.Equal(ErrorIds.InvalidRetentionDay, refused.ErrorId);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains("-MonthlyOn", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1|15|Last", "day 1, day 15, last day")]
    [InlineData("last sunday|first sunday", "first, last Sunday")]
    [InlineData("First Sunday, First Monday", "first Sunday, Monday")]
    public void Days_of_a_month_are_said_again(string days, string words) => Assert.Equal(words, DaysOfMonth.Parse(days.Split('|'), "MonthlyOn").ToString());

    [Theory]
    [InlineData("Europe/Paris", "Romance Standard Time")]
    [InlineData("europe/paris", "Romance Standard Time")]
    [InlineData("romance standard time", "Romance Standard Time")]
    [InlineData("Asia/Calcutta", "India Standard Time")]
    [InlineData("UTC", "UTC")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("America/Ciudad_Juarez", "Mountain Standard Time")]
    public void A_zone_goes_by_its_windows_id(string id, string windows)
    {
        Assert.Equal(windows, PolicyZone.Find(id).WindowsId);
        Assert.Equal(PolicyZone.Find(windows).Rules.BaseUtcOffset, PolicyZone.Find(id).Rules.BaseUtcOffset);
    }

    [Fact]
    public void Every_zone_that_completion_offers_is_found_and_has_rules()
    {
        var names = PolicyZone.UsualNames.ToList();

        Assert.All(names, name => Assert.NotNull(PolicyZone.Find(name).Rules));
        Assert.True(names.Count > 250);
    }

    [Theory]
    [InlineData("Alberta Standard Time", "America/Edmonton")]
    [InlineData("Central Asia Standard Time", "Asia/Bishkek")]
    [InlineData("FLE Standard Time", "Europe/Kyiv")]
    public void The_rules_of_a_windows_id_are_those_of_its_place_whatever_the_machine_takes_it_for(string windows, string place)
    {
        Assert.Equal(place, PolicyZone.Find(windows).IanaId);
        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(place).BaseUtcOffset, PolicyZone.Find(windows).Rules.BaseUtcOffset);
    }

    [Theory]
    [InlineData("Antarctica/Troll")]
    [InlineData("Romance Time")]
    public void A_name_without_a_windows_id_is_refused(string id)
    {
        var refused = Assert.Throws<BackupException>(() => PolicyZone.Find(id));

        Assert.Equal(ErrorIds.InvalidTimeZone, refused.ErrorId);
        Assert.DoesNotContain("Antarctica/Troll", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_keeps_what_it_does_not_say_and_ends_what_is_zero()
    {
        var policy = new PolicyChange { TimeZone = "Europe/Paris", KeepWeekly = 12, WeeklyOn = [DayOfWeek.Sunday], KeepYearly = 5, YearlyOn = Days("1"), InstantRestoreDays = 3 }.ToNew();

        var changed = new PolicyChange { KeepWeekly = 0, KeepDaily = 60 }.ApplyTo(policy);

        Assert.Equal(("Romance Standard Time", 60, (int?)null, 5, 3), (changed.TimeZone, changed.KeepDaily, changed.KeepWeekly, changed.KeepYearly, changed.InstantRestoreDays));
        Assert.Empty(changed.WeeklyOn);
    }

    [Fact]
    public void A_schedule_that_becomes_weekly_takes_the_snapshots_along_that_it_must_have()
    {
        var changed = (Weekly with { KeepMonthly = null }).ApplyTo(new PolicyChange().ToNew());

        Assert.Equal((PolicyFrequency.Weekly, (int?)null, 5), (changed.Frequency, changed.KeepDaily, changed.InstantRestoreDays));
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Wednesday], changed.WeeklyOn);
    }

    private static DaysOfMonth Days(params string[] days) => DaysOfMonth.Parse(days, "MonthlyOn");

    private static PolicyTiering After(int months) => new() { Mode = "TierAfter", Duration = months, Unit = "Months" };
}
