using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Snapshots;

/// <summary>What a snapshot holds. A change that an older reader would misread raises <see cref="CurrentVersion"/>.</summary>
internal sealed class SnapshotDocument
{
    public const string Name = "azbackup-emulator";

    public const int CurrentVersion = 2;

    /// <summary>From this version on backups by schedule are not written: they follow from the time.</summary>
    public const int DerivesSchedules = 2;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string TenantId { get; init; }

    public required string Scenario { get; init; }

    public required IReadOnlyList<string> SubscriptionIds { get; init; }

    /// <summary>How many requests have been answered: the next request id follows from it.</summary>
    public required long Requests { get; init; }

    public required long Machines { get; init; }

    /// <summary>Machines as they were, by subscription/group/name.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, List<FormerMachine>> FormerMachines { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public List<ComingResource> Coming { get; init; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, SubscriptionRecord> Subscriptions { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The faults in force, with how far each is.</summary>
    public List<FaultState> Faults { get; init; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, OperationRecord> Operations { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}
