using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Policies are made, changed and removed; limits and schedules are the same on both sides of the wire.</summary>
public abstract class Policies<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private static readonly PolicyId Nightly = new(Site.Vault, "nightly");

    [Fact]
    public async Task A_policy_is_made_changed_and_removed_once()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var policies = new PolicyLifecycle(site.Client);
        var spec = new PolicyChange { TimeZone = "Europe/Paris", KeepWeekly = 12, WeeklyOn = [DayOfWeek.Sunday] }.ToNew();

        Assert.Null(await policies.CreateAsync(Nightly, spec, No, default));
        Assert.Equal(PolicyOutcome.Created, (await policies.CreateAsync(Nightly, spec, Yes, default))!.Outcome);
        Assert.Equal(PolicyOutcome.AlreadyExists, (await policies.CreateAsync(Nightly, spec, Never, default))!.Outcome);
        var differs = await Assert.ThrowsAsync<BackupException>(() => policies.CreateAsync(Nightly, spec with { KeepDaily = 8 }, Never, default));
        Assert.Equal(ErrorIds.AlreadyExists, differs.ErrorId);

        await site.JobDoneAsync(site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Nightly, null, default));
        string? asked = null;
        var changed = await policies.ChangeAsync(Nightly, new PolicyChange { KeepDaily = 60 }, (_, action) => Yes(asked = action, action), default);
        Assert.Equal((PolicyOutcome.Changed, 1, "Romance Standard Time", 60), (changed!.Outcome, changed.ItemsTouched, changed.Policy.TimeZone, changed.Policy.RetentionPolicy!.Daily!.Duration!.Count));
        Assert.Contains("1 item (web01): KeepDaily: 30 days -> 60 days", asked, StringComparison.Ordinal);
        Assert.Equal(PolicyOutcome.Unchanged, (await policies.ChangeAsync(Nightly, new PolicyChange { KeepDaily = 60 }, Never, default))!.Outcome);

        var inUse = await Assert.ThrowsAsync<BackupException>(() => policies.RemoveAsync(Nightly, Never, default));
        Assert.Equal(ErrorIds.PolicyInUse, inUse.ErrorId);
        Assert.Contains("web01", inUse.Message, StringComparison.Ordinal);
        var code = (await Assert.ThrowsAsync<ArmException>(() => site.Client.Policies.StartDeleteAsync(Nightly, default))).Code;
        Assert.Equal("BMSUserErrorPolicyObjectInUse", code);

        var spare = new PolicyId(Site.Vault, "spare");
        await policies.CreateAsync(spare, spec, Yes, default);
        Assert.Equal(PolicyOutcome.Removed, (await policies.RemoveAsync(spare, Yes, default))!.Outcome);
        Assert.Equal(PolicyOutcome.AlreadyAbsent, (await policies.RemoveAsync(spare, Never, default))!.Outcome);
    }

    [Fact]
    public async Task What_somebody_else_changes_meanwhile_is_not_overwritten()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var policies = new PolicyLifecycle(site.Client);
        await policies.CreateAsync(Nightly, new PolicyChange().ToNew(), Yes, default);

        var refused = await Assert.ThrowsAsync<BackupException>(() => policies.ChangeAsync(Nightly, new PolicyChange { KeepDaily = 60 }, Meddle, default));

        Assert.Equal(ErrorIds.ChangedMeanwhile, refused.ErrorId);
        Assert.Contains("KeepDaily: 30 days -> 90 days", refused.Message, StringComparison.Ordinal);
        Assert.Equal(90, (await site.Client.Policies.FindAsync(Nightly, default))!.RetentionPolicy!.Daily!.Duration!.Count);

        async Task<bool> Meddle(string target, string action)
        {
            await policies.ChangeAsync(Nightly, new PolicyChange { KeepDaily = 90 }, Yes, default);
            return true;
        }
    }

    [Fact]
    public async Task The_emulator_draws_the_same_limits()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var good = new PolicyChange().ToNew();
        var hourly = new PolicyChange { Frequency = PolicyFrequency.Hourly }.ToNew();
        DayOfWeek[] sunday = [DayOfWeek.Sunday];
        var first = DaysOfMonth.Parse(["1"], "MonthlyOn");
        PolicySpec[] taken =
        [
            good, hourly, good with { KeepDaily = 7 }, good with { KeepDaily = 9999 }, good with { KeepWeekly = 1, WeeklyOn = sunday },
            good with { KeepWeekly = 5163, WeeklyOn = sunday }, good with { KeepMonthly = 1188, MonthlyOn = first }, good with { KeepYearly = 99, YearlyOn = first, YearlyIn = [1] },
            good with { InstantRestoreDays = 5 }, hourly with { InstantRestoreDays = 30 }, hourly with { IntervalHours = 12, WindowHours = 24 },
        ];
        PolicySpec[] refused =
        [
            good with { KeepDaily = 6 }, good with { KeepDaily = 10000 }, good with { KeepWeekly = 0, WeeklyOn = sunday }, good with { KeepWeekly = 5164, WeeklyOn = sunday },
            good with { KeepMonthly = 1189, MonthlyOn = first }, good with { KeepYearly = 100, YearlyOn = first, YearlyIn = [1] }, good with { InstantRestoreDays = 6 },
            hourly with { InstantRestoreDays = 31 }, hourly with { IntervalHours = 5 }, hourly with { WindowHours = 3 }, hourly with { WindowHours = 25 },
            good with { Frequency = PolicyFrequency.Weekly, KeepDaily = null, KeepWeekly = 4 },
        ];

        for (var i = 0; i < taken.Length; i++)
        {
            var id = new PolicyId(Site.Vault, "taken-" + i.ToString(CultureInfo.InvariantCulture));
            await site.DoneAsync(site.Client.Policies.StartPutAsync(id, PolicyDocument.New(taken[i].Checked(), site.Now), default));
        }

        foreach (var spec in refused)
        {
            Assert.Throws<BackupException>(() => spec.Checked());
            var error = await Assert.ThrowsAsync<ArmException>(() => site.Client.Policies.StartPutAsync(Nightly, PolicyDocument.New(spec, site.Now), default));
            Assert.Equal(400, error.Status);
        }
    }

    [Theory]
    //// Schedules of every kind, in zones that change their clocks differently.
    [InlineData("Europe/Paris", PolicyFrequency.Daily, "02:30")]
    [InlineData("Europe/Paris", PolicyFrequency.Daily, "22:00")]
    [InlineData("Europe/London", PolicyFrequency.Weekly, "01:30")]
    [InlineData("America/New_York", PolicyFrequency.Hourly, "03:00")]
    [InlineData("Australia/Lord_Howe", PolicyFrequency.Daily, "02:00")]
    [InlineData("Asia/Kathmandu", PolicyFrequency.Hourly, "00:00")]
    [InlineData("UTC", PolicyFrequency.Hourly, "16:00")]
    [InlineData("Pacific/Auckland", PolicyFrequency.Weekly, "03:00")]
    [InlineData("UTC", PolicyFrequency.Daily, "22:30")]
    public async Task The_emulator_backs_up_when_the_forecast_says(string zone, PolicyFrequency frequency, string at)
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await site.StockAsync("web01");
        var weekly = frequency == PolicyFrequency.Weekly;
        DayOfWeek[] days = [DayOfWeek.Sunday, DayOfWeek.Wednesday];
        var spec = new PolicyChange
        {
            TimeZone = zone,
            Frequency = frequency,
            At = TimeSpan.Parse(at, CultureInfo.InvariantCulture),
            DaysOfWeek = weekly ? days : null,
            KeepDaily = weekly ? null : 400,
            KeepWeekly = 80,
            WeeklyOn = days,
            KeepMonthly = 24,
            MonthlyOn = DaysOfMonth.Parse(["First Sunday", "Last Sunday"], "MonthlyOn"),
            KeepYearly = 5,
        }.ToNew();
        await new PolicyLifecycle(site.Client).CreateAsync(Nightly, spec, Yes, default);
        await site.JobDoneAsync(site.Client.Protection.StartProtectAsync(Site.Item("web01"), Site.Vm("web01"), Nightly, null, default));
        var from = site.Now.AddDays(1);
        site.Engine.Clock.Advance(TimeSpan.FromDays(280));
        var until = site.Now.AddDays(-1);

        var points = new List<RecoveryPoint>();
        await foreach (var point in site.Client.RecoveryPoints.ListAsync(Site.Item("web01")))
        {
            points.Add(point);
        }

        // A machine has its own place in the two hours after the time of its policy, always the same one.
        var forecast = new PolicyForecast(spec).Runs(from, until).ToList();
        var made = points.OrderBy(point => point.Time).Where(point => point.Time >= forecast[0].Time).Take(forecast.Count).ToList();
        var wait = made[0].Time!.Value - forecast[0].Time;
        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        Assert.Equal(forecast.Select(run => run.Time), made.Select(point => point.Time!.Value - wait));
        Assert.All(forecast.Zip(made), pair => Assert.Equal(pair.First.RetainUntil, pair.Second.ExpiryTime!.Value - wait, TimeSpan.FromMinutes(1)));
    }

    private static Task<bool> Yes(string? target, string action) => Task.FromResult(true);

    private static Task<bool> No(string target, string action) => Task.FromResult(false);

    private static Task<bool> Never(string target, string action) => throw new InvalidOperationException("Nothing was to be asked: " + action);
}

/// <summary>Without a socket.</summary>
public sealed class PoliciesInProcess : Policies<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class PoliciesOverLoopback : Policies<Loopback>;
