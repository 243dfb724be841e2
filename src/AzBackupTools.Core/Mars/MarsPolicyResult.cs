using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What a change of a policy has come to.</summary>
public enum MarsPolicyOutcome
{
    /// <summary>There was none before.</summary>
    Created,

    /// <summary>It was another before.</summary>
    Changed,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It is paused now.</summary>
    Paused,

    /// <summary>It makes backups again.</summary>
    Resumed,
}

/// <summary>A policy after a change.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Consequences">What to know of it.</param>
public sealed record MarsPolicyResult(MarsPolicy Policy, MarsPolicyOutcome Outcome, IReadOnlyList<string> Consequences)
{
    /// <summary>What to know of it.</summary>
    public IReadOnlyList<string> Consequences { get; init => field = Spoken.List(value); } = Spoken.List(Consequences);

    /// <summary>What it is for.</summary>
    public MarsWorkload Workload => Policy.Workload;

    /// <summary>Whether it makes backups.</summary>
    public MarsPolicyState State => Policy.State;

    /// <summary>When backups are made.</summary>
    public MarsSchedule Schedule => Policy.Schedule;

    /// <summary>How long they are kept.</summary>
    public MarsRetention Retention => Policy.Retention;

    /// <summary>The volumes, folders and files.</summary>
    public IReadOnlyList<string> Items => Policy.Items;

    /// <summary>What is left out of them.</summary>
    public IReadOnlyList<MarsExclusion> Exclusions => Policy.Exclusions;

    /// <summary>In words: "Changed: C:\Data: daily at 22:00, kept 30 days".</summary>
    public override string ToString() => $"{Outcome}: {Policy}";
}
