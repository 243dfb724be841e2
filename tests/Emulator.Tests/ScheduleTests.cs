using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Tests;

public class ScheduleTests
{
    private static readonly EmulatorOptions Running = new() { StartTime = Emu.Start, RunsSchedules = true };

    [Fact]
    public async Task What_was_due_before_protection_began_is_not_made_up_for()
    {
        // The default policy is due at 22:30, and starts within two hours.
        Emu emu = await new Emu(new EmulatorOptions { StartTime = new DateTimeOffset(2026, 1, 5, 22, 35, 0, TimeSpan.Zero) }).WithProtected("web01", "web02", "web03");
        const string Backups = Emu.Vault + "/backupJobs?$filter=operation eq 'Backup'";
        emu.Advance(7200);
        Assert.Empty((await emu.Get(Backups)).Values);
        emu.Advance(86400);
        Assert.Equal(3, (await emu.Get(Backups)).Values.Count);
    }

    [Fact]
    public async Task A_week_of_the_default_policy_gives_seven_points_and_jobs_that_nobody_asked_for()
    {
        Emu emu = await new Emu(Running).WithProtected("web01");
        emu.Advance(7 * 86400);
        Assert.Equal(7, (await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Count);
        Assert.Equal("Protected", await emu.StateOf("web01"));
        JsonArray jobs = (await emu.Get(Emu.Vault + "/backupJobs?$filter=operation eq 'Backup'")).Values;
        Assert.Equal(7, jobs.Count);
        Assert.All(jobs, job => Assert.False((bool)job!["properties"]!["isUserTriggered"]!));
    }

    [Fact]
    public async Task Ten_years_in_one_jump_leave_what_the_policy_keeps_and_so_do_ten_years_in_steps()
    {
        Emu jump = await new Emu(Running).WithProtected("web01");
        jump.Advance(3650.0 * 86400);
        var kept = (await jump.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Select(point => (string)point!["name"]!).ToList();
        Assert.InRange(kept.Count, 29, 31);
        Emu steps = await new Emu(Running).WithProtected("web01");
        for (int i = 0; i < 10; i++)
        {
            steps.Advance(365.0 * 86400);
            await steps.Get(Emu.Item("web01"));
        }

        Assert.Equal(kept, (await steps.Get(Emu.Item("web01") + "/recoveryPoints")).Values.Select(point => (string)point!["name"]!));
    }

    [Fact]
    public async Task A_snapshot_goes_to_the_vault_tier_and_a_deleted_machine_fails()
    {
        Emu emu = await new Emu(Running).WithProtected("web01");
        emu.Advance(10 * 86400);
        JsonArray points = (await emu.Get(Emu.Item("web01") + "/recoveryPoints")).Values;
        Assert.Equal(["InstantRP", "HardenedRP"], points[0]!["properties"]!["recoveryPointTierDetails"]!.AsArray().Select(tier => (string)tier!["type"]!));
        Assert.Equal(["HardenedRP"], points[9]!["properties"]!["recoveryPointTierDetails"]!.AsArray().Select(tier => (string)tier!["type"]!));
        await emu.Delete(Emu.VmId("web01"));
        emu.Advance(86400);
        Assert.Equal("ProtectionError", await emu.StateOf("web01"));
    }

    [Theory]
    [InlineData("W. Europe Standard Time", "2026-03-28", "2026-03-28T21:30:00Z")]
    [InlineData("Alberta Standard Time", "2026-03-01", "2026-03-02T05:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T20:30:00Z")]
    [InlineData("UTC", "2026-03-29", "2026-03-29T22:30:00Z")]
    public void Times_of_day_are_those_of_the_zone_on_both_sides_of_a_change_of_clocks(string zone, string day, string expected)
    {
        var policy = new PolicyRecord("p", JsonNode.Parse("""
            {"timeZone":"{{{zone}}}","schedulePolicy":{"scheduleRunFrequency":"Daily","scheduleRunTimes":["2026-01-01T22:30:00Z"]},
             "retentionPolicy":{"dailySchedule":{"retentionDuration":{"count":30}}}}
            """.Replace("{{{zone}}}", zone, StringComparison.Ordinal))!.AsObject());
        DateTimeOffset from = DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, new DateTimeOffset(State.BackupSchedule.Of(policy)!.Backwards(from.UtcTicks, from.AddDays(1).UtcTicks).Single(), TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Weekly_monthly_and_yearly_retention_keep_longer_and_hours_run_in_their_window()
    {
        var policy = new PolicyRecord("p", JsonNode.Parse("""
            {"policyType":"V2","timeZone":"UTC",
             "schedulePolicy":{"scheduleRunFrequency":"Hourly","hourlySchedule":{"interval":4,"scheduleWindowStartTime":"2026-01-01T08:00:00Z","scheduleWindowDuration":12}},
             "retentionPolicy":{"dailySchedule":{"retentionDuration":{"count":7}},
              "weeklySchedule":{"daysOfTheWeek":["Sunday"],"retentionDuration":{"count":5}},
              "monthlySchedule":{"retentionScheduleFormatType":"Weekly","retentionScheduleWeekly":{"daysOfTheWeek":["Sunday"],"weeksOfTheMonth":["First"]},"retentionDuration":{"count":6}},
              "yearlySchedule":{"retentionScheduleFormatType":"Daily","monthsOfYear":["January"],"retentionScheduleDaily":{"daysOfTheMonth":[{"date":0,"isLast":true}]},"retentionDuration":{"count":2}}}}
            """)!.AsObject());
        State.BackupSchedule schedule = State.BackupSchedule.Of(policy)!;
        DateTimeOffset at(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
        Assert.Equal([20, 16, 12, 8], schedule.Backwards(at(1, 6, 0).UtcTicks, at(1, 6, 23).UtcTicks).Select(moment => new DateTime(moment).Hour));
        Assert.Equal(at(1, 13, 8), new DateTimeOffset(schedule.ExpiryOf(at(1, 6, 8).UtcTicks), TimeSpan.Zero));
        Assert.Equal(at(1, 11, 8).AddDays(35), new DateTimeOffset(schedule.ExpiryOf(at(1, 11, 8).UtcTicks), TimeSpan.Zero));
        Assert.Equal(at(1, 4, 8).AddMonths(6), new DateTimeOffset(schedule.ExpiryOf(at(1, 4, 8).UtcTicks), TimeSpan.Zero));
        Assert.Equal(at(1, 31, 8).AddYears(2), new DateTimeOffset(schedule.ExpiryOf(at(1, 31, 8).UtcTicks), TimeSpan.Zero));
        Assert.Equal(at(1, 18, 12), new DateTimeOffset(schedule.ExpiryOf(at(1, 11, 12).UtcTicks), TimeSpan.Zero));
    }
}
