using System;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

public sealed class MarsExpiryTests
{
    private static readonly MarsPolicy Daily = new()
    {
        Schedule = new MarsSchedule { Times = [new(6, 0, 0), new(22, 0, 0)] },
        Retention = new MarsRetention
        {
            KeepDaily = 30,
            KeepWeekly = 12,
            WeeklyOn = [DayOfWeek.Sunday],
            KeepMonthly = 24,
            MonthlyOn = DaysOfMonth.ByWeek(["First"], [DayOfWeek.Sunday]),
            KeepYearly = 7,
            YearlyOn = DaysOfMonth.ByNumber([1]),
            YearlyIn = [3],
        },
    };

    private static readonly MarsPolicy Weekly = new()
    {
        Schedule = new MarsSchedule { Times = [new(6, 0, 0), new(22, 0, 0)], Days = [DayOfWeek.Saturday, DayOfWeek.Sunday], EveryWeeks = 2 },
        Retention = new MarsRetention { KeepWeekly = 8, WeeklyOn = [DayOfWeek.Saturday, DayOfWeek.Sunday] },
    };

    [Theory]
    [InlineData("2026-03-01T06:00", MarsKeep.Daily | MarsKeep.Weekly | MarsKeep.Monthly | MarsKeep.Yearly, "2033-03-01T06:00")]
    [InlineData("2026-03-01T22:00", MarsKeep.Daily, "2026-03-31T22:00")]
    [InlineData("2026-03-02T06:00", MarsKeep.Daily, "2026-04-01T06:00")]
    [InlineData("2026-03-08T06:00", MarsKeep.Daily | MarsKeep.Weekly, "2026-05-31T06:00")]
    [InlineData("2026-04-05T06:00", MarsKeep.Daily | MarsKeep.Weekly | MarsKeep.Monthly, "2028-04-05T06:00")]
    public void The_longest_retention_keeps_the_first_backup_of_a_day(string time, MarsKeep keep, string until)
    {
        var moment = Moment(time);

        Assert.Equal(keep, MarsExpiry.OfScheduled(Daily, moment.DateTime));
        Assert.Equal(Moment(until), MarsExpiry.Until(Daily.Retention, keep, moment));
    }

    [Fact]
    public void A_weekly_schedule_keeps_all_its_backups_by_the_week_and_one_in_between_for_a_day()
    {
        var evening = new DateTimeOffset(2026, 3, 7, 22, 0, 0, TimeSpan.Zero);

        Assert.Equal(evening.AddDays(56), MarsExpiry.Until(Weekly.Retention, MarsExpiry.OfScheduled(Weekly, evening.DateTime), evening));
        Assert.Equal(evening.AddDays(1), MarsExpiry.Until(Weekly.Retention, MarsExpiry.OfOnDemand(Weekly), evening));
        Assert.Equal(MarsKeep.Daily, MarsExpiry.OfOnDemand(Daily));
    }

    [Fact]
    public void What_a_backup_counts_for_stays_and_how_long_that_keeps_it_is_what_the_policy_says_now()
    {
        var first = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);
        var keep = MarsExpiry.OfScheduled(Daily, first.DateTime);

        Assert.Equal(first.AddDays(14 * 7), MarsExpiry.Until(new MarsRetention { KeepDaily = 7, KeepWeekly = 14 }, keep, first));
        Assert.Equal(DateTimeOffset.MaxValue, MarsExpiry.Until(Daily.Retention, keep, new DateTimeOffset(9950, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>Each minute is asked whether a backup is due, over many schedules.</summary>
    [Fact]
    public void The_times_of_a_schedule_are_those_at_which_it_is_due()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var schedule = new MarsSchedule
            {
                Times = Enumerable.Range(0, random.Next(1, 4)).Select(_ => TimeSpan.FromMinutes(30 * random.Next(48))).Distinct().ToArray(),
                Days = round % 2 == 0 ? [] : Enumerable.Range(0, random.Next(1, 4)).Select(_ => (DayOfWeek)random.Next(7)).Distinct().ToArray(),
                EveryWeeks = round % 2 == 0 ? 1 : random.Next(1, 4),
            };
            var since = new DateTime(2026, 1, 1).AddHours(random.Next(24 * 40));
            var after = since.AddMinutes(random.Next(60 * 24 * 10));
            var until = after.AddMinutes(random.Next(60 * 24 * 40));

            var expected = Enumerable.Range(1, (int)(until - after).TotalMinutes).Select(minute => after.AddMinutes(minute)).Where(minute => IsDue(schedule, minute, since)).ToArray();

            Assert.Equal(expected, schedule.Between(after, until, since));
        }
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static bool IsDue(MarsSchedule schedule, DateTime minute, DateTime since)
    {
        var firstSunday = since.Date;
        while (firstSunday.DayOfWeek != DayOfWeek.Sunday)
        {
            firstSunday = firstSunday.AddDays(-1);
        }

        var week = (minute - firstSunday).Days / 7;
        return schedule.Times.Contains(minute.TimeOfDay) && (schedule.Days.Count == 0 || schedule.Days.Contains(minute.DayOfWeek)) && week % schedule.EveryWeeks == 0;
    }
}
