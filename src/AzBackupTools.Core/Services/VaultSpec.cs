using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>What a new vault shall be. Null leaves the choice to the service.</summary>
public sealed record VaultSpec
{
    /// <summary>The region: "westeurope".</summary>
    public required string Location { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyMap.Of<string>();

    /// <summary>One of <see cref="StorageRedundancy" />. The service chooses GeoRedundant.</summary>
    public string? Redundancy { get; init; }

    /// <summary>Whether backups can be restored in the paired region; needs GeoRedundant.</summary>
    public bool? CrossRegionRestore { get; init; }

    /// <summary>One of <see cref="Models.SoftDeleteState" />.</summary>
    public string? SoftDeleteState { get; init; }

    /// <summary>How long deleted backups are kept: 14 to 180 days.</summary>
    public int? SoftDeleteRetentionDays { get; init; }

    /// <summary>One of <see cref="Models.ImmutabilityState" />.</summary>
    public string? ImmutabilityState { get; init; }

    /// <summary>Whether the vault can be reached from the internet.</summary>
    public bool PublicNetworkAccess { get; init; } = true;

    internal VaultRequest ToRequest()
    {
        if (string.IsNullOrWhiteSpace(Location))
        {
            throw new ArgumentException("'Location' is empty: a vault needs a region, such as \"westeurope\".", nameof(Location));
        }

        return new VaultRequest
        {
            Location = Location,
            Tags = Tags.Count == 0 ? null : Tags.ToDictionary(static tag => tag.Key, static tag => (string?)tag.Value),
            Sku = new VaultSkuWire { Name = "Standard" },
            Properties = new VaultRequestProperties
            {
                PublicNetworkAccess = OnOff(PublicNetworkAccess),

                // The alerts are what Azure's own clients ask for.
                MonitoringSettings = new VaultMonitoringWire
                {
                    AzureMonitorAlertSettings = new VaultMonitoringAzureMonitorAlertSettingsWire { AlertsForAllJobFailures = "Enabled" },
                    ClassicAlertSettings = new VaultMonitoringClassicAlertSettingsWire { AlertsForCriticalOperations = "Enabled" },
                },
                SecuritySettings = Security(),
                RedundancySettings = Redundancy is null && CrossRegionRestore is null
                    ? null
                    : new VaultRedundancyWire
                    {
                        StandardTierStorageRedundancy = Redundancy,
                        CrossRegionRestore = CrossRegionRestore is { } on ? OnOff(on) : null,
                    },
            },
        };
    }

    private static string OnOff(bool on) => on ? "Enabled" : "Disabled";

    private VaultSecurityWire? Security() =>
        SoftDeleteState is null && SoftDeleteRetentionDays is null && ImmutabilityState is null
            ? null
            : new VaultSecurityWire
            {
                SoftDeleteSettings = SoftDeleteState is null && SoftDeleteRetentionDays is null
                    ? null
                    : new VaultSoftDeleteWire { SoftDeleteState = SoftDeleteState, SoftDeleteRetentionPeriodInDays = SoftDeleteRetentionDays },
                ImmutabilitySettings = ImmutabilityState is null ? null : new VaultImmutabilityWire { State = ImmutabilityState },
            };
}
