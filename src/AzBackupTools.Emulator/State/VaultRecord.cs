using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>A vault: its settings over time and everything backed up into it.</summary>
internal sealed class VaultRecord
{
    private VaultSettings _settings;
    private VaultSettings? _pending;
    private DateTimeOffset _pendingFrom;

    public VaultRecord(VaultSettings settings) => _settings = settings;

    public required string Subscription { get; init; }

    public required string Group { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From here on the vault is provisioned.</summary>
    public required DateTimeOffset ProvisionedAt { get; init; }

    /// <summary>From here on the vault is gone; null while nobody deletes it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public Dictionary<string, PolicyRecord> Policies { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Items by group;vm in small letters.</summary>
    public Dictionary<string, ProtectedItemRecord> Items { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, JobRecord> Jobs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Each refresh: the machines it saw, by their vmId, and from when on they are known.</summary>
    public List<(DateTimeOffset KnownFrom, HashSet<string> Seen)> Discoveries { get; } = new();

    /// <summary>How many operations this vault has started; part of their ids.</summary>
    public int Operations { get; set; }

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/Microsoft.RecoveryServices/vaults/{Name}";

    /// <summary>The settings in force at <paramref name="now"/>.</summary>
    public VaultSettings SettingsAt(DateTimeOffset now) => _pending is not null && now >= _pendingFrom ? _pending : _settings;

    public string ProvisioningStateAt(DateTimeOffset now) =>
        DeletedAt is { } gone && now < gone ? "Deleting"
        : now < ProvisionedAt ? "Provisioning"
        : _pending is not null && now < _pendingFrom ? "Updating"
        : "Succeeded";

    public bool IsBusyAt(DateTimeOffset now) => ProvisioningStateAt(now) != "Succeeded";

    /// <summary>Sets what comes into force at <paramref name="from"/>.</summary>
    public void Change(VaultSettings settings, DateTimeOffset now, DateTimeOffset from)
    {
        _settings = SettingsAt(now);
        _pending = settings;
        _pendingFrom = from;
    }

    public bool IsGoneAt(DateTimeOffset now) => DeletedAt is { } gone && now >= gone;

    public IEnumerable<(ProtectedItemRecord Record, ItemView View)> ItemsAt(DateTimeOffset now) =>
        Items.Values.Select(item => (item, item.At(now))).Where(pair => pair.Item2.Exists);

    /// <summary>True once something was registered; redundancy is fixed from then on.</summary>
    public bool HasRegistrationsAt(DateTimeOffset now) => Items.Values.Any(item => item.WasRegisteredAt(now));

    /// <summary>True when a refresh has seen the machine and has come to its end.</summary>
    public bool Knows(VirtualMachineRecord vm, DateTimeOffset now) =>
        Discoveries.Any(discovery => discovery.KnownFrom <= now && discovery.Seen.Contains(vm.VmId));

    /// <summary>How many items follow a policy or are about to.</summary>
    public int ItemsUnder(string policy, DateTimeOffset now) => Items.Values.Count(item => item.Follows(policy, now));
}
