using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What an agent backs up, when, and for how long. It has one policy for files and folders and one for the system state.</summary>
public sealed record MarsPolicy
{
    /// <summary>What it is for.</summary>
    public MarsWorkload Workload { get; init; }

    /// <summary>Whether it makes backups, or is paused.</summary>
    public MarsPolicyState State { get; init; }

    /// <summary>When backups are made.</summary>
    public MarsSchedule Schedule { get; init; } = new();

    /// <summary>How long they are kept.</summary>
    public MarsRetention Retention { get; init; } = new() { KeepDaily = 30 };

    /// <summary>The volumes, folders and files, <c>D:\</c> for a whole volume; of a policy for the system state, System State.</summary>
    public IReadOnlyList<string> Items { get; init => field = Spoken.List(value); } = Spoken.List<string>([]);

    /// <summary>What is left out of them.</summary>
    public IReadOnlyList<MarsExclusion> Exclusions { get; init => field = Spoken.List(value); } = Spoken.List<MarsExclusion>([]);

    /// <summary>The volumes that hold items, each once.</summary>
    public IReadOnlyList<string> Volumes => Spoken.List(Workload == MarsWorkload.SystemState
        ? [MarsRecoveryPoint.SystemState]
        : Items.Select(MarsPaths.VolumeOf).Distinct().OrderBy(static volume => volume, System.StringComparer.Ordinal).ToArray());

    /// <summary>In words: "C:\Data, D:\ without D:\Temp: daily at 22:00, kept 30 days".</summary>
    public override string ToString()
    {
        var items = Workload == MarsWorkload.SystemState ? MarsRecoveryPoint.SystemState : string.Join(", ", Items);
        var without = Exclusions.Count == 0 ? string.Empty : $" without {string.Join(", ", Exclusions)}";
        var times = Schedule.IsDaily ? Schedule.ToString().Replace("Daily", "daily") : Schedule.ToString();
        return $"{items}{without}: {times}, kept {Retention}" + (State == MarsPolicyState.Paused ? ", paused" : string.Empty);
    }

    /// <summary>Whether it says the same as another policy.</summary>
    public bool SaysTheSameAs(MarsPolicy other) => MarsJson.Of(this).ToJsonString() == MarsJson.Of(other).ToJsonString();

    /// <summary>Whether a file, by its normalized path, is backed up.</summary>
    public bool Takes(string file) => Items.Any(item => MarsPaths.Covers(item, file)) && !Exclusions.Any(exclusion => exclusion.Excludes(file));
}
