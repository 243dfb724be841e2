using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// Turns what an operation tells of itself into progress records: one bar per activity, at most two records a second each
/// (a runbook's host stalls under more), and always a last one that takes the bar away.
/// </summary>
internal sealed class ProgressWriter(PSCmdlet cmdlet)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Bar> _bars = new(StringComparer.Ordinal);
    private Bar? _latest;
    private int _lastId;
    private int _overall;

    /// <summary>The time of the service: virtual time flows faster than a person looks, and then stands still.</summary>
    internal IClock Clock { get; set; } = SystemClock.Instance;

    /// <summary>The time of the person who looks.</summary>
    internal IClock WallClock { get; set; } = SystemClock.Instance;

    /// <summary>Now, by both clocks.</summary>
    internal Moment Now => new(Clock.UtcNow, WallClock.UtcNow);

    /// <summary>Writes a record where one is due.</summary>
    /// <param name="progress">How far it was.</param>
    /// <param name="told">When it was that far: the pipeline thread may come late, and steps that lay apart must not look like one.</param>
    internal void Write(ActivityProgress progress, Moment told)
    {
        var isNew = !_bars.TryGetValue(progress.Activity, out var bar);
        if (isNew)
        {
            if (progress.Completed)
            {
                return;
            }

            bar = new Bar(++_lastId);
            _bars.Add(progress.Activity, bar);
        }

        if (progress.Completed)
        {
            _bars.Remove(progress.Activity);
            _latest = _latest == bar ? _bars.Values.FirstOrDefault() : _latest;
            Complete(bar!.Id, progress.Activity, progress.Status);
            return;
        }

        // That it is known at last how much there is to do must not wait for the next news, which may be the end.
        var isDue = isNew || told.IsLongAfter(bar!.LastWritten) || progress.PercentComplete is null != bar.Record?.PercentComplete is -1;
        bar!.Record = new ProgressRecord(bar.Id, progress.Activity, progress.Elapsed is { } elapsed ? $"{progress.Status} ({Short(elapsed)})" : progress.Status)
        {
            ParentActivityId = bar.Id != _overall && _overall > 0 ? _overall : -1,
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)Math.Min(left.TotalSeconds, int.MaxValue) : -1,
        };
        bar.IsHeldBack = !isDue;
        _latest = bar;
        if (isDue)
        {
            bar.LastWritten = told;
            cmdlet.WriteProgress(bar.Record);
        }
    }

    /// <summary>Whether there is news that the host may not have drawn yet.</summary>
    internal bool HasNews => _latest is not null;

    /// <summary>
    /// Writes what was held back and, where that is nothing, the latest record once more: the host draws five times a second at most and
    /// only when a record comes, so that of many bars which come at once it shows the first one, and the others not before there is more
    /// to tell, which can be a minute.
    /// </summary>
    internal void CatchUp()
    {
        var late = _bars.Values.Where(static bar => bar.IsHeldBack).ToList();
        if (late.Count == 0 && _latest is not null)
        {
            late.Add(_latest);
        }

        foreach (var bar in late)
        {
            bar.IsHeldBack = false;
            cmdlet.WriteProgress(bar.Record!);
        }

        _latest = null;
    }

    /// <summary>Writes the bar of a whole run, under which those of its parts stand from now on.</summary>
    internal void WriteOverall(ActivityProgress progress, Moment told)
    {
        Write(progress, told);
        _overall = _bars.TryGetValue(progress.Activity, out var bar) ? bar.Id : 0;
    }

    /// <summary>Takes away every bar that is still there.</summary>
    internal void CompleteAll()
    {
        foreach (var pair in _bars)
        {
            Complete(pair.Value.Id, pair.Key, "Ended");
        }

        _bars.Clear();
        _latest = null;
    }

    private static string Short(TimeSpan elapsed) =>
        ((int)elapsed.TotalHours).ToString(CultureInfo.InvariantCulture) + elapsed.ToString(@"\:mm\:ss", CultureInfo.InvariantCulture);

    private void Complete(int id, string activity, string status) =>
        cmdlet.WriteProgress(new ProgressRecord(id, activity, status) { RecordType = ProgressRecordType.Completed });

    /// <summary>A moment, by the clock of the service and by that of the person who looks.</summary>
    internal readonly record struct Moment(DateTimeOffset OfService, DateTimeOffset OnTheWall)
    {
        /// <summary>Whether an interval has passed since, by either of the clocks.</summary>
        public bool IsLongAfter(Moment other) => OfService - other.OfService >= Interval || OnTheWall - other.OnTheWall >= Interval;
    }

    private sealed class Bar(int id)
    {
        public int Id { get; } = id;

        public Moment LastWritten { get; set; }

        public bool IsHeldBack { get; set; }

        public ProgressRecord? Record { get; set; }
    }
}
