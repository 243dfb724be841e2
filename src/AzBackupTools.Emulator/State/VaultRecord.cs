using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>A vault: its settings over time and everything backed up into it.</summary>
internal sealed class VaultRecord
{
    private readonly Dictionary<string, List<ProtectedItemRecord>> _followers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, ProtectedItemRecord> _byNumber = new();
    private readonly Dictionary<string, (long Changes, long HoldsUntil, DateTimeOffset From, int Count)> _users = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset? _registeredFrom;
    private long _changes;
    private string? _id;

    /// <summary>The settings in force before <see cref="ComingFrom"/>.</summary>
    public required VaultSettings Settings { get; set; }

    /// <summary>The settings that a change brings, or null when there was none.</summary>
    public VaultSettings? Coming { get; set; }

    public DateTimeOffset ComingFrom { get; set; }

    public required string Subscription { get; init; }

    public required string Group { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From here on the vault is provisioned.</summary>
    public required DateTimeOffset ProvisionedAt { get; init; }

    /// <summary>From here on the vault is gone; null while nobody deletes it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Until when a deleted vault is remembered, when it was deleted with an api-version that does so.</summary>
    public DateTimeOffset? PurgeAt { get; set; }

    /// <summary>
    /// Up to when the backups of schedules stand among what was asked for, as an older emulator kept them; later ones follow from the time.
    /// </summary>
    public DateTimeOffset? ScheduledUntil { get; set; }

    /// <summary>Until when deletions are let through although a resource guard watches.</summary>
    public DateTimeOffset? UnlockedUntil { get; set; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public OrderedTable<PolicyRecord> Policies { get; init; } = new();

    /// <summary>What policies said earlier, by their names, the oldest first: kept where backups were made by it.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, List<PolicyRecord>> FormerPolicies { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Items by group;vm in small letters.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public OrderedTable<ProtectedItemRecord> Items { get; init; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public JobTable Jobs { get; init; } = new();

    /// <summary>The refreshes that could still show something new.</summary>
    public List<Discovery> Discoveries { get; init; } = new();

    /// <summary>
    /// Settings of which the emulator keeps no more than the words, by their path under the vault: encryption, guard proxies, private
    /// endpoint connections, protection intents.
    /// </summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, JsonObject> Documents { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The servers with the MARS agent, by their names.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, MarsServerRecord> MarsServers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The security PINs that may still be valid.</summary>
    public List<SecurityPin> Pins { get; init; } = new();

    /// <summary>What servers can register with: of all credential files, the last one.</summary>
    public VaultCredential? Credential { get; set; }

    /// <summary>How many operations this vault has started; part of their ids.</summary>
    public int Operations { get; set; }

    public string Id => _id ??= $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/Microsoft.RecoveryServices/vaults/{Name}";

    /// <summary>What it stands in.</summary>
    [JsonIgnore]
    public World World { get; private set; } = null!;

    /// <summary>How it was last written, and for whom.</summary>
    [JsonIgnore]
    public WrittenBody? Written { get; set; }

    /// <summary>The disguise of the ids of jobs by schedule.</summary>
    [JsonIgnore]
    public ulong JobKey { get; private set; }

    /// <summary>The settings in force at <paramref name="now"/>.</summary>
    public VaultSettings SettingsAt(DateTimeOffset now) => Coming is not null && now >= ComingFrom ? Coming : Settings;

    public string ProvisioningStateAt(DateTimeOffset now) =>
        DeletedAt is { } gone && now < gone ? "Deleting"
        : now < ProvisionedAt ? "Provisioning"
        : Coming is not null && now < ComingFrom ? "Updating"
        : "Succeeded";

    public bool IsBusyAt(DateTimeOffset now) => ProvisioningStateAt(now) != "Succeeded";

    /// <summary>Sets what comes into force at <paramref name="from"/>.</summary>
    public void Change(VaultSettings settings, DateTimeOffset now, DateTimeOffset from)
    {
        Settings = SettingsAt(now);
        Coming = settings;
        ComingFrom = from;
    }

    public bool IsGoneAt(DateTimeOffset now) => DeletedAt is { } gone && now >= gone;

    public IEnumerable<(ProtectedItemRecord Record, ItemView View)> ItemsAt(DateTimeOffset now) =>
        Items.Values.Select(item => (item, item.At(now))).Where(pair => pair.Item2.Exists);

    /// <summary>True once something was registered; redundancy is fixed from then on.</summary>
    public bool HasRegistrationsAt(DateTimeOffset now) => MarsServers.Count > 0 || _registeredFrom <= now;

    /// <summary>Up to when the vault stays as it is when nobody changes it.</summary>
    public DateTimeOffset HoldsUntil(DateTimeOffset now) =>
        new[] { ProvisionedAt, ComingFrom, DeletedAt ?? DateTimeOffset.MaxValue, _registeredFrom ?? DateTimeOffset.MaxValue }
            .Where(moment => moment > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    /// <summary>True when a refresh has seen the machine and has come to its end.</summary>
    public bool Knows(VirtualMachineRecord vm, DateTimeOffset now) =>
        Discoveries.Exists(discovery => discovery.KnownFrom <= now && vm.Sequence <= discovery.UpTo);

    /// <summary>Puts the vault into its world and finds again what is not written down.</summary>
    public void Enter(World world)
    {
        World = world;
        JobKey = (ulong)world.Ids.Between(0, long.MaxValue, "scheduled-jobs", Id);
        foreach (ProtectedItemRecord item in Items.Values)
        {
            Take(item);
            foreach (ItemChange change in item.Changes)
            {
                Note(item, change);
            }
        }
    }

    /// <summary>Adds an item to which something is about to happen.</summary>
    public void Add(ProtectedItemRecord item)
    {
        Items.Add(item.Key, item);
        Take(item);
    }

    /// <summary>Takes notice of something that happens to an item.</summary>
    public void Note(ProtectedItemRecord item, ItemChange change)
    {
        _changes++;
        if (change.Event == ItemEvent.Protect && !(change.At >= _registeredFrom))
        {
            _registeredFrom = change.At;
        }

        if (change.Policy is { Length: > 0 } policy)
        {
            if (!_followers.TryGetValue(policy, out List<ProtectedItemRecord>? followers))
            {
                _followers[policy] = followers = new List<ProtectedItemRecord>();
            }

            int at = followers.BinarySearch(item, ByPlace.Instance);
            if (at < 0)
            {
                followers.Insert(~at, item);
            }
        }
    }

    /// <summary>The items that follow a policy or did so once, in the order of their places in the two hours after a set time.</summary>
    public IReadOnlyList<ProtectedItemRecord> FollowersOf(string policy) =>
        _followers.TryGetValue(policy, out List<ProtectedItemRecord>? followers) ? followers : (IReadOnlyList<ProtectedItemRecord>)Array.Empty<ProtectedItemRecord>();

    /// <summary>The names of the policies that items follow or once did.</summary>
    public IEnumerable<string> FollowedPolicies => _followers.Keys;

    public ProtectedItemRecord? ItemOfNumber(long number) => _byNumber.TryGetValue(number, out ProtectedItemRecord? item) ? item : null;

    /// <summary>All that a policy ever said, the oldest first.</summary>
    public IEnumerable<PolicyRecord> VersionsOf(string policy)
    {
        if (FormerPolicies.TryGetValue(policy, out List<PolicyRecord>? former))
        {
            foreach (PolicyRecord version in former)
            {
                yield return version;
            }
        }

        if (Policies.TryGetValue(policy, out PolicyRecord? present))
        {
            yield return present;
        }
    }

    /// <summary>Has a policy say something else from now on; with null it is removed.</summary>
    public void PutPolicy(string name, PolicyRecord? policy, DateTimeOffset now)
    {
        if (Policies.TryGetValue(name, out PolicyRecord? before))
        {
            Policies.Remove(name);
            if (FollowersOf(name).Count > 0 && before.HasRunBefore(now))
            {
                if (!FormerPolicies.TryGetValue(name, out List<PolicyRecord>? former))
                {
                    FormerPolicies[name] = former = new List<PolicyRecord>();
                }

                before.Until = now;
                former.Add(before);
            }
        }

        if (policy is not null)
        {
            Policies.Add(name, policy);
        }

        _changes++;
        foreach (ProtectedItemRecord item in FollowersOf(name))
        {
            item.Touch();
        }
    }

    /// <summary>How many items follow a policy or are about to.</summary>
    public int ItemsUnder(string policy, DateTimeOffset now)
    {
        if (_users.TryGetValue(policy, out var known) && known.Changes == _changes && now >= known.From && now.UtcTicks < known.HoldsUntil)
        {
            return known.Count;
        }

        int count = 0;
        long until = long.MaxValue;
        foreach (ProtectedItemRecord item in FollowersOf(policy))
        {
            count += item.Follows(policy, now) ? 1 : 0;
            until = Math.Min(until, item.AskedUntil(now));
        }

        _users[policy] = (_changes, until, now, count);
        return count;
    }

    /// <summary>The job of an id, asked for or by schedule, or null.</summary>
    public JobRecord? FindJob(string id, DateTimeOffset now)
    {
        if (Jobs.TryGetValue(id, out JobRecord? job))
        {
            return job;
        }

        return ScheduledIds.Read(JobKey, id) is { } read && read.Start > (now - ScheduledJobs.KeptFor).UtcTicks
            ? ItemOfNumber(read.Item)?.RunAt(read.Start, now)?.Job(read.Start)
            : MarsRuns.Find(this, id, now);
    }

    /// <summary>How many jobs run.</summary>
    public int JobsInProgress(DateTimeOffset now) =>
        Jobs.Values.Count(job => now < job.End)
        + Items.Values.Count(item => item.PendingAt(now) is { } pending && pending.At > now && !Jobs.ContainsKey(pending.JobId));

    private void Take(ProtectedItemRecord item)
    {
        item.Vault = this;
        _byNumber[item.Number] = item;
        World.Take(item);
    }

    private sealed class ByPlace : IComparer<ProtectedItemRecord>
    {
        public static readonly ByPlace Instance = new();

        public int Compare(ProtectedItemRecord? x, ProtectedItemRecord? y)
        {
            int byPlace = x!.Wait.CompareTo(y!.Wait);
            return byPlace != 0 ? byPlace : x.Number.CompareTo(y.Number);
        }
    }
}
