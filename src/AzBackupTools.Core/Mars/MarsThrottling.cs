using System;
using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>How much of the line an agent may take, by hours.</summary>
public sealed record MarsThrottling
{
    /// <summary>The least that the agent takes for a limit, in kilobits a second.</summary>
    public const int LeastKbps = 512;

    /// <summary>The most, 1023 megabits a second.</summary>
    public const int MostKbps = 1023 * 1024;

    /// <summary>The working days.</summary>
    public IReadOnlyList<DayOfWeek> WorkDays { get; init => field = Spoken.List(value); } =
        Spoken.List<DayOfWeek>([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);

    /// <summary>When work begins.</summary>
    public TimeSpan WorkStart { get; init; } = new(9, 0, 0);

    /// <summary>When it ends.</summary>
    public TimeSpan WorkEnd { get; init; } = new(18, 0, 0);

    /// <summary>Kilobits (1024 bits) a second in working hours.</summary>
    public int WorkKbps { get; init; } = LeastKbps;

    /// <summary>Kilobits (1024 bits) a second else.</summary>
    public int OtherKbps { get; init; } = MostKbps;

    /// <summary>The limit at a moment, in kilobits (1024 bits) a second.</summary>
    /// <param name="moment">In the server's own time.</param>
    public int KbpsAt(DateTime moment)
    {
        foreach (var day in WorkDays)
        {
            if (day == moment.DayOfWeek)
            {
                return moment.TimeOfDay >= WorkStart && moment.TimeOfDay < WorkEnd ? WorkKbps : OtherKbps;
            }
        }

        return OtherKbps;
    }

    /// <summary>What a line carries under the limits in the mean of a week, in bits a second.</summary>
    /// <param name="line">What it carries without them.</param>
    public double MeanBitsPerSecond(double line)
    {
        var share = WorkDays.Count * (WorkEnd - WorkStart).TotalHours / 168;
        return (share * Math.Min(line, 1024d * WorkKbps)) + ((1 - share) * Math.Min(line, 1024d * OtherKbps));
    }

    /// <summary>In words.</summary>
    public override string ToString() =>
        $"{Speed(WorkKbps)} on {string.Join(", ", WorkDays)} from {MarsSchedule.Text(WorkStart)} to {MarsSchedule.Text(WorkEnd)}, else {Speed(OtherKbps)}";

    private static string Speed(int kbps) =>
        kbps % 1024 == 0 ? $"{(kbps / 1024).ToString(CultureInfo.InvariantCulture)} Mbps" : $"{kbps.ToString(CultureInfo.InvariantCulture)} Kbps";
}
