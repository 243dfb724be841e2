using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// The backup of one virtual machine in one vault: everything that was asked for and what is on its way. The backups by its policy are not
/// stored: they follow from the time.
/// </summary>
internal sealed class ProtectedItemRecord
{
    private ItemFacts? _facts;
    private string? _key;
    private string? _containerName;
    private long _number = -1;

    /// <summary>What has happened and what is on its way, in the order of the requests.</summary>
    public List<ItemChange> Changes { get; init; } = new(1);

    public required string Subscription { get; init; }

    public required string VmGroup { get; init; }

    public required string VmName { get; init; }

    public required string DataId { get; init; }

    public string SourceResourceId { get; set; } = string.Empty;

    /// <summary>How many requests have changed this item; part of the ids of its jobs.</summary>
    public int Requests { get; set; }

    /// <summary>The starts of backups by schedule that somebody called off, in ticks of UTC; null while there are none.</summary>
    public List<long>? CalledOff { get; set; }

    /// <summary>The sessions in which files of a recovery point can be had, by the name of the point; null while there were none.</summary>
    public Dictionary<string, FileSession>? FileSessions { get; set; }

    /// <summary>From when on recovery points are in the archive tier, by their names; null while none is.</summary>
    public Dictionary<string, DateTimeOffset>? Archived { get; set; }

    /// <summary>Where it is kept.</summary>
    [JsonIgnore]
    public VaultRecord Vault { get; set; } = null!;

    /// <summary>From when to when recovery points of the archive tier are readable, by their names; null where none ever was.</summary>
    public Dictionary<string, FileSession>? Rehydrated { get; set; }

    public string Key => _key ??= KeyOf(VmGroup, VmName);

    /// <summary>iaasvmcontainerv2;group;vm in small letters, as lists and jobs write it.</summary>
    public string ContainerName => _containerName ??= "iaasvmcontainerv2;" + Key;

    /// <summary>The same in the case of the machine, as a single GET writes it.</summary>
    public string CasedName => $"iaasvmcontainerv2;{VmGroup};{VmName}";

    /// <summary>The number in <see cref="DataId"/>, by which the vault finds it.</summary>
    [JsonIgnore]
    public long Number => _number >= 0 ? _number : _number = long.Parse(DataId, CultureInfo.InvariantCulture);

    /// <summary>Its place in the two hours in which the service starts what is due, in ticks.</summary>
    [JsonIgnore]
    public long Wait => Number % (ScheduledRuns.Spread / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond;

    /// <summary>How it was last written, and for whom.</summary>
    [JsonIgnore]
    public RenderedItem? Rendered { get; set; }

    /// <summary>The same of a single answer.</summary>
    [JsonIgnore]
    public WrittenBody? Written { get; set; }

    public static string KeyOf(string group, string vm) => $"{group};{vm}".ToLowerInvariant();

    public ItemView At(DateTimeOffset now) => new(FactsAt(now), now);

    public void Add(ItemChange change)
    {
        Changes.Add(change);
        Vault.Note(this, change);
        Touch();
    }

    /// <summary>Says that its policy, its machine or itself has changed.</summary>
    public void Touch() => _facts = null;

    /// <summary>Takes back what a cancelled job would have brought about; the time that it took is gone all the same.</summary>
    public void Withdraw(JobRecord job, DateTimeOffset now)
    {
        for (int i = 0; i < Changes.Count; i++)
        {
            if (Changes[i].JobId == job.Id)
            {
                Changes[i] = Changes[i] with { IsWithdrawn = true, At = now, RecoveryPoint = null };
            }
        }

        if (!job.IsUserTriggered)
        {
            (CalledOff ??= new List<long>()).Add(job.Start.UtcTicks);
        }

        Touch();
    }

    public bool IsCalledOff(long start) => CalledOff is not null && CalledOff.Contains(start);

    public int CountCalledOff(Func<long, bool> among) => CalledOff?.Count(among) ?? 0;

    /// <summary>What is on its way, a backup by schedule included, or null.</summary>
    public ItemChange? PendingAt(DateTimeOffset now)
    {
        for (int i = Changes.Count - 1; i >= 0; i--)
        {
            if (Changes[i].At > now)
            {
                return Changes[i];
            }
        }

        foreach (ScheduledRuns runs in FactsAt(now).Runs)
        {
            if (runs.LastStart(now.UtcTicks) is { } start && start + runs.UntilEnd > now.UtcTicks)
            {
                return new ItemChange
                {
                    At = new DateTimeOffset(start + runs.UntilEnd, TimeSpan.Zero),
                    Event = runs.Error is null ? ItemEvent.BackupSucceeded : ItemEvent.BackupFailed,
                    JobId = runs.JobId(start),
                    RequestedAt = new DateTimeOffset(start, TimeSpan.Zero),
                };
            }
        }

        return null;
    }

    public bool WasRegisteredAt(DateTimeOffset now) => Changes.Exists(change => change.At <= now && change.Event == ItemEvent.Protect);

    public bool Follows(string policy, DateTimeOffset now) =>
        string.Equals(FactsAt(now).Policy, policy, StringComparison.OrdinalIgnoreCase)
        || (PendingAt(now)?.Policy is { } coming && string.Equals(coming, policy, StringComparison.OrdinalIgnoreCase));

    /// <summary>Up to when nothing that was asked for comes about. In ticks of UTC.</summary>
    public long AskedUntil(DateTimeOffset now)
    {
        long until = long.MaxValue;
        foreach (ItemChange change in Changes)
        {
            until = change.At > now ? Math.Min(until, change.At.UtcTicks) : until;
        }

        return FactsAt(now) is { State: ItemState.SoftDeleted, PurgeAt: { } purge } ? Math.Min(until, purge.UtcTicks) : until;
    }

    public FileSession? SessionOf(string point) => FileSessions is not null && FileSessions.TryGetValue(point, out FileSession? session) ? session : null;

    public bool IsArchivedAt(string point, DateTimeOffset now) => Archived is not null && Archived.TryGetValue(point, out DateTimeOffset from) && now >= from;

    /// <summary>The stretch in which a backup by schedule started, or null when none did.</summary>
    public ScheduledRuns? RunAt(long start, DateTimeOffset now)
    {
        if (start > now.UtcTicks)
        {
            return null;
        }

        foreach (ScheduledRuns runs in FactsAt(now).Runs)
        {
            if (start > runs.From && start <= runs.Until)
            {
                return runs.StartsAt(start) ? runs : null;
            }
        }

        return null;
    }

    /// <summary>The stretches of backups by schedule.</summary>
    public IReadOnlyList<ScheduledRuns> RunsAt(DateTimeOffset now) => FactsAt(now).Runs;

    private ItemFacts FactsAt(DateTimeOffset now) => _facts is { } known && now >= known.HoldsFrom && now.UtcTicks < known.HoldsUntil
        ? known
        : _facts = ItemFacts.Of(this, now);
}
