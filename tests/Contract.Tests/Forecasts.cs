using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Tests.Policies;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>What the client foretells of a policy and what the emulator then makes of it, which share no code: any policy, many zones.</summary>
public sealed class Forecasts
{
    private const int PoliciesOfEachSeed = 60;

    /// <summary>Zones that change their clocks by an hour, by half of one, in the other half of the year, at midnight, or never.</summary>
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Paris", "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago", "Australia/Lord_Howe",
        "Australia/Adelaide", "Pacific/Auckland", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Kolkata", "Asia/Beirut", "Africa/Cairo",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_policy_makes_what_was_foretold(int seed)
    {
        await using var site = await Site.EmptyAsync<InProcess>();
        var names = Enumerable.Range(0, PoliciesOfEachSeed).Select(static i => "vm" + i.ToString("D2", CultureInfo.InvariantCulture)).ToArray();
        await site.StockAsync(names);
        var random = new RandomPolicies(seed);
        var specs = new List<PolicySpec>();
        foreach (var name in names)
        {
            var spec = random.Next(random.Pick(Zones));
            specs.Add(spec);
            var policy = new PolicyId(Site.Vault, "policy-" + name);
            await site.DoneAsync(site.Client.Policies.StartPutAsync(policy, PolicyDocument.New(spec.Checked(), site.Now), default));
            await site.DoneAsync(site.Client.Protection.StartProtectAsync(Site.Item(name), Site.Vm(name), policy, null, default));
        }

        var from = site.Now.AddDays(1);
        site.Engine.Clock.Advance(TimeSpan.FromDays(400));
        var compared = 0;
        for (var i = 0; i < names.Length; i++)
        {
            compared += await CompareAsync(site, names[i], specs[i], from);
        }

        Assert.InRange(compared, 10_000, 200_000);
    }

    /// <returns>How many points there were.</returns>
    private static async Task<int> CompareAsync(Site site, string name, PolicySpec spec, DateTimeOffset from)
    {
        var points = await site.Client.RecoveryPoints.ListAsync(Site.Item(name)).ToListAsync();

        // A machine has its own place in the two hours after the time of its policy, always the same one.
        var until = site.Now.AddHours(-3);
        var newest = points.Max(static point => point.Time!.Value);
        var last = new PolicyForecast(spec).Runs(newest.AddHours(-2).AddMinutes(-1), newest).Last();
        var wait = newest - last.Time;
        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        var foretold = new PolicyForecast(spec).Runs(from, until).Where(run => run.RetainUntil + wait > site.Now.AddMinutes(1)).Select(static run => Moment(run.Time, run.RetainUntil)).ToList();
        var made = points.Where(point => point.Time - wait >= from && point.Time - wait < until && point.ExpiryTime > site.Now.AddMinutes(1)).OrderBy(static point => point.Time)
            .Select(point => Moment(point.Time!.Value - wait, point.ExpiryTime!.Value - wait)).ToList();
        Assert.True(foretold.SequenceEqual(made), $"{name} by {spec}: {First(foretold, made)}");
        return made.Count;
    }

    private static string Moment(DateTimeOffset time, DateTimeOffset expiry) =>
        string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm} until {expiry.AddSeconds(30):yyyy-MM-dd HH:mm}");

    private static string First(List<string> foretold, List<string> made) => string.Join(
        " | ",
        "only foretold: " + string.Join(", ", foretold.Except(made).Take(3)),
        "only made: " + string.Join(", ", made.Except(foretold).Take(3)),
        FormattableString.Invariant($"{foretold.Count} and {made.Count}"));
}
