using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Policies;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>Policies that keep every rule, and else are anything; the same from the same seed.</summary>
internal sealed class RandomPolicies(int seed)
{
    private static readonly string[] Weeks = ["First", "Second", "Third", "Fourth", "Last"];

    private readonly Random _random = new(seed);

    public PolicySpec Next(string zone)
    {
        var frequency = (PolicyFrequency)_random.Next(3);
        var days = Some(Enum.GetValues<DayOfWeek>());
        var change = new PolicyChange
        {
            Tier = frequency == PolicyFrequency.Hourly || Coin() ? PolicyTier.Enhanced : PolicyTier.Standard,
            Frequency = frequency,
            At = TimeSpan.FromMinutes(30 * _random.Next(48)),
            TimeZone = zone,
            DaysOfWeek = frequency == PolicyFrequency.Weekly ? days : null,
            IntervalHours = frequency == PolicyFrequency.Hourly ? new[] { 4, 6, 8, 12 }[_random.Next(4)] : null,
            WindowHours = frequency == PolicyFrequency.Hourly ? _random.Next(4, 25) : null,
            KeepDaily = frequency == PolicyFrequency.Weekly ? null : _random.Next(7, 10000),
            KeepWeekly = frequency == PolicyFrequency.Weekly || Coin() ? _random.Next(1, 5164) : null,
        };
        change = change with { WeeklyOn = change.KeepWeekly is null ? null : frequency == PolicyFrequency.Weekly ? days : Some(Enum.GetValues<DayOfWeek>()) };
        if (Coin())
        {
            change = change with { KeepMonthly = _random.Next(1, 1189), MonthlyOn = DaysOf(frequency, days) };
        }

        if (Coin())
        {
            change = change with { KeepYearly = _random.Next(1, 100), YearlyOn = DaysOf(frequency, days), YearlyIn = Some(Enumerable.Range(1, 12).ToArray()) };
        }

        return change.ToNew();
    }

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private DaysOfMonth DaysOf(PolicyFrequency frequency, IReadOnlyList<DayOfWeek> days) =>
        frequency == PolicyFrequency.Weekly ? DaysOfMonth.ByWeek(Some(Weeks), Some(days))
        : Coin() ? DaysOfMonth.ByWeek(Some(Weeks), Some(Enum.GetValues<DayOfWeek>()))
        : DaysOfMonth.ByNumber(Some(Enumerable.Range(0, 29).ToArray()));

    private bool Coin() => _random.Next(2) == 0;

    private List<T> Some<T>(IReadOnlyList<T> values)
    {
        var some = values.Where(_ => _random.Next(3) == 0).ToList();
        return some.Count > 0 ? some : [Pick(values)];
    }
}
