using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>A vault: its settings over time and everything backed up into it.</summary>
internal sealed class VaultRecord
{
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

    /// <summary>Up to when the backups of schedules are among what has happened.</summary>
    public DateTimeOffset? ScheduledUntil { get; set; }

    /// <summary>Until when deletions are let through although a resource guard watches.</summary>
    public DateTimeOffset? UnlockedUntil { get; set; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, PolicyRecord> Policies { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Items by group;vm in small letters.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, ProtectedItemRecord> Items { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, JobRecord> Jobs { get; init; } = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>How many operations this vault has started; part of their ids.</summary>
    public int Operations { get; set; }

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/Microsoft.RecoveryServices/vaults/{Name}";

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
    public bool HasRegistrationsAt(DateTimeOffset now) => MarsServers.Count > 0 || Items.Values.Any(item => item.WasRegisteredAt(now));

    /// <summary>True when a refresh has seen the machine and has come to its end.</summary>
    public bool Knows(VirtualMachineRecord vm, DateTimeOffset now) =>
        Discoveries.Any(discovery => discovery.KnownFrom <= now && vm.Sequence <= discovery.UpTo);

    /// <summary>How many items follow a policy or are about to.</summary>
    public int ItemsUnder(string policy, DateTimeOffset now) => Items.Values.Count(item => item.Follows(policy, now));
}
