using System;
using System.Collections.Generic;
using System.Globalization;
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
    private int _lastId;
    private int _overall;

    /// <summary>The clock that the interval is measured on: virtual time flows faster than a person looks.</summary>
    internal IClock Clock { get; set; } = SystemClock.Instance;

    /// <summary>Writes a record where one is due.</summary>
    /// <param name="progress">How far it was.</param>
    /// <param name="told">When it was that far: the pipeline thread may come late, and steps that lay apart must not look like one.</param>
    internal void Write(ActivityProgress progress, DateTimeOffset told)
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
            Complete(bar!.Id, progress.Activity, progress.Status);
            return;
        }

        // That it is known at last how much there is to do must not wait for the next news, which may be the end.
        var hasPercent = progress.PercentComplete is not null;
        if (!isNew && told - bar!.LastWritten < Interval && hasPercent == bar.HasPercent)
        {
            return;
        }

        bar!.LastWritten = told;
        bar.HasPercent = hasPercent;
        cmdlet.WriteProgress(new ProgressRecord(bar.Id, progress.Activity, progress.Elapsed is { } elapsed ? $"{progress.Status} ({Short(elapsed)})" : progress.Status)
        {
            ParentActivityId = bar.Id != _overall && _overall > 0 ? _overall : -1,
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)Math.Min(left.TotalSeconds, int.MaxValue) : -1,
        });
    }

    /// <summary>Writes the bar of a whole run, under which those of its parts stand from now on.</summary>
    internal void WriteOverall(ActivityProgress progress, DateTimeOffset told)
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
    }

    private static string Short(TimeSpan elapsed) =>
        ((int)elapsed.TotalHours).ToString(CultureInfo.InvariantCulture) + elapsed.ToString(@"\:mm\:ss", CultureInfo.InvariantCulture);

    private void Complete(int id, string activity, string status) =>
        cmdlet.WriteProgress(new ProgressRecord(id, activity, status) { RecordType = ProgressRecordType.Completed });

    private sealed class Bar(int id)
    {
        public int Id { get; } = id;

        public DateTimeOffset LastWritten { get; set; }

        public bool HasPercent { get; set; }
    }
}
