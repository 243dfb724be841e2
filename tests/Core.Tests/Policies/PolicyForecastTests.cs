using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Policies;
using Xunit;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>The forecast through changes of clocks, by hand and by a slow calendar.</summary>
public sealed class PolicyForecastTests
{
    private const int PoliciesEach = 250;

    /// <summary>Zones that change their clocks in every way there is, and some that do not.</summary>
    private static readonly string[] Zones =
    [
        "Europe/Paris", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Santiago", "America/St_Johns", "America/Havana",
        "Africa/Casablanca", "Africa/Cairo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Beirut", "Asia/Jerusalem", "Asia/Tehran",
        "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Norfolk", "Etc/UTC",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_slow_calendar_agrees(int seed)
    {
        var random = new RandomPolicies(seed);
        var turns = Zones.ToDictionary(name => name, Turns);
        for (var i = 0; i < PoliciesEach; i++)
        {
            var name = random.Pick(Zones);
            var policy = random.Next(name);
            var zone = PolicyZone.Find(name).Rules;
            var from = random.Pick(turns[name]);
            var until = from.AddDays(4);

            var runs = new PolicyForecast(policy).Runs(from, until).ToList();

            var about = $"seed {seed}, policy {i}, {name}, {from:u}: {string.Join(", ", PolicyComparison.Facts(policy).Select(fact => fact.Value))}";
            var slow = Calendar.Runs(policy, zone, from, until);
            Assert.True(slow.SequenceEqual(runs.Select(run => run.Time)), $"{about}\n{string.Join(" ", slow)}\n{string.Join(" ", runs.Select(run => run.Time))}");
            Assert.All(runs, run =>
            {
                if (run.Note is null)
                {
                    var wall = TimeZoneInfo.ConvertTimeFromUtc(run.Time.UtcDateTime, zone);
                    var day = policy.Frequency == PolicyFrequency.Hourly && wall.TimeOfDay < policy.At ? wall.Date.AddDays(-1) + wall.TimeOfDay : wall;
                    Assert.True(Calendar.Expiry(policy, run.Time, day) == run.RetainUntil, $"{about}: {run.Time:u} until {run.RetainUntil:u}");
                }
            });
        }
    }

    [Fact]
    public void Points_at_a_moment_are_those_made_and_not_expired()
    {
        var random = new RandomPolicies(99);
        var from = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 50; i++)
        {
            var forecast = new PolicyForecast(random.Next(random.Pick(Zones)));
            var moment = from.AddDays(300);
            var expected = forecast.Runs(from, moment.AddDays(1)).Where(run => run.Time <= moment && run.RetainUntil > moment);

            Assert.Equal(expected, forecast.PointsAt(moment, from));
        }
    }

    [Theory]
    //// Clocks go from 02:00 to 03:00 on 30 March 2031 in Paris.
    [InlineData("Europe/Paris", "02:30", "2031-03-30", "2031-03-30T01:30:00Z", "skip")]
    [InlineData("Europe/Paris", "02:00", "2031-03-30", "2031-03-30T01:00:00Z", "skip")]
    [InlineData("Europe/Paris", "03:00", "2031-03-30", "2031-03-30T01:00:00Z", null)]
    [InlineData("Europe/Paris", "22:00", "2031-03-30", "2031-03-30T20:00:00Z", null)]
    //// And from 03:00 to 02:00 on 26 October 2031.
    [InlineData("Romance Standard Time", "02:30", "2031-10-26", "2031-10-26T00:30:00Z", "twice")]
    [InlineData("Romance Standard Time", "03:00", "2031-10-26", "2031-10-26T02:00:00Z", null)]
    //// By half an hour: from 02:00 to 02:30 on 5 October 2031 on Lord Howe.
    [InlineData("Australia/Lord_Howe", "02:00", "2031-10-05", "2031-10-04T15:30:00Z", "skip")]
    [InlineData("America/New_York", "01:30", "2031-11-02", "2031-11-02T05:30:00Z", "twice")]
    [InlineData("Asia/Kathmandu", "00:00", "2031-05-02", "2031-05-01T18:15:00Z", null)]
    public void Clocks_change(string zone, string at, string localDay, string expected, string? note)
    {
        var policy = new PolicyChange { TimeZone = zone, At = TimeSpan.Parse(at, CultureInfo.InvariantCulture) }.ToNew();
        var noon = DateTimeOffset.Parse(localDay + "T12:00:00Z", CultureInfo.InvariantCulture);

        var run = new PolicyForecast(policy).Runs(noon.AddDays(-2), noon.AddDays(2))
            .Single(candidate => candidate.Time == DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

        if (note is null)
        {
            Assert.Null(run.Note);
        }
        else
        {
            Assert.Contains(note, run.Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_day_that_a_country_leaves_out_is_made_up_for()
    {
        // Samoa had no 30 December 2011.
        var policy = new PolicyChange { TimeZone = "Pacific/Apia", At = TimeSpan.FromHours(12) }.ToNew();
        var from = new DateTimeOffset(2011, 12, 28, 0, 0, 0, TimeSpan.Zero);

        var runs = new PolicyForecast(policy).Runs(from, from.AddDays(4)).ToList();

        Assert.Equal(["2011-12-28 22:00", "2011-12-29 22:00", "2011-12-30 22:00", "2011-12-30 22:00", "2011-12-31 22:00"], runs.Select(run => run.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).ToArray());
    }

    [Fact]
    public void An_hourly_window_is_walked_to_its_end_and_only_its_first_backup_is_kept_long()
    {
        var policy = new PolicyChange
        {
            Frequency = PolicyFrequency.Hourly, At = TimeSpan.FromHours(16), IntervalHours = 6, WindowHours = 12, KeepWeekly = 10, WeeklyOn = [DayOfWeek.Saturday],
        }.ToNew();

        // 1 March 2031 is a Saturday.
        var from = new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var runs = new PolicyForecast(policy, "p").Runs(from, from.AddDays(1)).ToList();

        Assert.Equal(["01 16:00", "01 22:00", "02 04:00"], runs.Select(run => run.Time.ToString("dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal(["Daily, Weekly", "Daily", "Daily"], runs.Select(run => run.KeptAs));
        Assert.Equal(runs[0].Time.AddDays(70), runs[0].RetainUntil);
        Assert.Equal(runs[1].Time.AddDays(30), runs[1].RetainUntil);
        Assert.Equal(runs[0].Time.AddDays(7), runs[0].InstantRestoreUntil);
        Assert.All(runs, run => Assert.Equal("p", run.PolicyName));
    }

    [Fact]
    public void The_last_day_of_february_is_found()
    {
        var policy = new PolicyChange { KeepMonthly = 12, MonthlyOn = DaysOfMonth.Parse(["Last"], "MonthlyOn") }.ToNew();
        var from = new DateTimeOffset(2028, 2, 1, 0, 0, 0, TimeSpan.Zero);

        var kept = new PolicyForecast(policy).Runs(from, from.AddMonths(2)).Where(run => run.KeptAs == "Daily, Monthly");

        Assert.Equal(["2028-02-29", "2028-03-31"], kept.Select(run => run.LocalTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>Beginnings: two days before each change of clocks in some years, or any days where clocks never change.</summary>
    private static List<DateTimeOffset> Turns(string name)
    {
        var zone = PolicyZone.Find(name).Rules;
        var turns = new List<DateTimeOffset>();
        for (var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); day.Year < 2033; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)) || (day.DayOfYear == 100 && !zone.SupportsDaylightSavingTime))
            {
                turns.Add(day.AddDays(-2));
            }
        }

        return turns.Count > 0 ? turns : [new DateTimeOffset(2029, 2, 26, 0, 0, 0, TimeSpan.Zero)];
    }
}
