using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>What a vault is set to. Immutable: a change in progress leaves the old settings in force until it ends.</summary>
internal sealed record VaultSettings
{
    public required JsonObject Sku { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public JsonObject? Identity { get; init; }

    /// <summary>The customer's key as the vault shows it, or null for one of the service.</summary>
    public JsonObject? Encryption { get; init; }

    public string PublicNetworkAccess { get; init; } = "Enabled";

    public string AlertsForAllJobFailures { get; init; } = "Enabled";

    public string AlertsForCriticalOperations { get; init; } = "Enabled";

    public string CrossSubscriptionRestore { get; init; } = "Enabled";

    /// <summary>Disabled, Unlocked, Locked, or null when nobody has said.</summary>
    public string? Immutability { get; init; }

    public string Redundancy { get; init; } = "GeoRedundant";

    public string CrossRegionRestore { get; init; } = "Disabled";

    /// <summary>Enabled, Disabled or AlwaysON.</summary>
    public required string SoftDelete { get; init; }

    public required string EnhancedSecurity { get; init; }

    public int SoftDeleteDays { get; init; } = 14;

    public DateTimeOffset ChangedAt { get; init; }

    public bool SoftDeletes => SoftDelete != "Disabled";

    public bool IsImmutable => Immutability is "Unlocked" or "Locked";
}
