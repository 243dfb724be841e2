using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Vaults;

/// <summary>Writes the bodies of the requests that set vaults up.</summary>
internal static class VaultRequestWriter
{
    /// <summary>A new vault. Where nobody says otherwise, it is reachable and raises alerts, as Azure's own clients have it.</summary>
    internal static VaultRequest Create(string location, VaultSettings wanted)
    {
        var request = Change(wanted, null, []);
        var properties = request.Properties!;
        properties.PublicNetworkAccess ??= nameof(VaultAccess.Enabled);
        properties.MonitoringSettings = Monitoring(wanted with
        {
            JobFailureAlert = wanted.JobFailureAlert ?? VaultAccess.Enabled, ClassicAlert = wanted.ClassicAlert ?? VaultAccess.Enabled,
        });
        properties.RedundancySettings = wanted.Redundancy is null && wanted.CrossRegionRestore is null
            ? null
            : new VaultRedundancyWire { StandardTierStorageRedundancy = wanted.Redundancy?.ToString(), CrossRegionRestore = wanted.CrossRegionRestore is { } on ? VaultWords.Enabled(on) : null };
        if (wanted.SoftDelete is not null || wanted.SoftDeleteRetentionDays is not null || wanted.HybridSecurity is not null)
        {
            properties.SecuritySettings ??= new VaultSecurityWire();
            properties.SecuritySettings.SoftDeleteSettings = new VaultSoftDeleteWire
            {
                SoftDeleteState = wanted.SoftDelete is { } state ? VaultWords.Wire(state) : null,
                SoftDeleteRetentionPeriodInDays = wanted.SoftDeleteRetentionDays,
                EnhancedSecurityState = wanted.HybridSecurity is { } security ? VaultWords.Wire(security) : null,
            };
        }

        request.Location = location;
        request.Sku = new VaultSkuWire { Name = "Standard" };
        if (request.Tags is { Count: 0 })
        {
            request.Tags = null;
        }

        return request;
    }

    /// <summary>A change of the vault itself; what is null in <paramref name="differing"/> is not spoken of.</summary>
    internal static VaultRequest Change(VaultSettings differing, Vault? vault, IReadOnlyList<string> guardRequests)
    {
        var before = VaultIdentity.Of(vault);
        var after = before.With(differing);
        return new VaultRequest
        {
            Tags = differing.Tags?.ToDictionary(static tag => tag.Key, static tag => (string?)tag.Value),
            Identity = after.IsSameAs(before) ? null : after.ToWire(before),
            Properties = new VaultRequestProperties
            {
                PublicNetworkAccess = differing.PublicNetworkAccess?.ToString(),
                MonitoringSettings = Monitoring(differing),
                SecuritySettings = differing.Immutability is { } immutability
                    ? new VaultSecurityWire { ImmutabilitySettings = new VaultImmutabilityWire { State = immutability.ToString() } }
                    : null,
                RestoreSettings = differing.CrossSubscriptionRestore is { } restore
                    ? new VaultRestoreSettingsWire
                    {
                        CrossSubscriptionRestoreSettings = new VaultRestoreSettingsCrossSubscriptionRestoreSettingsWire { CrossSubscriptionRestoreState = restore.ToString() },
                    }
                    : null,
                Encryption = Encryption(differing, vault),
                ResourceGuardOperationRequests = guardRequests.Count == 0 ? null : guardRequests.Select(static request => (string?)request).ToList(),
            },
        };
    }

    private static VaultMonitoringWire? Monitoring(VaultSettings wanted) => wanted.JobFailureAlert is null && wanted.ClassicAlert is null
        ? null
        : new VaultMonitoringWire
        {
            AzureMonitorAlertSettings = wanted.JobFailureAlert is { } job
                ? new VaultMonitoringAzureMonitorAlertSettingsWire { AlertsForAllJobFailures = job.ToString() }
                : null,
            ClassicAlertSettings = wanted.ClassicAlert is { } classic
                ? new VaultMonitoringClassicAlertSettingsWire { AlertsForCriticalOperations = classic.ToString() }
                : null,
        };

    /// <summary>The first key is sent with its reader and the second encryption, a later one alone, as Azure's own clients do.</summary>
    private static VaultEncryptionWire? Encryption(VaultSettings differing, Vault? vault)
    {
        var reader = VaultKey.WantedReader(differing, vault);
        if (differing.KeyUri is null && reader is null)
        {
            return null;
        }

        var isFirst = VaultKey.ReaderOf(vault) is null;
        var isOwn = reader is not null && VaultKey.IsOwn(reader);
        return new VaultEncryptionWire
        {
            KeyVaultProperties = differing.KeyUri is { } key ? new VaultEncryptionKeyVaultPropertiesWire { KeyUri = key } : null,
            KekIdentity = reader is null
                ? null
                : new VaultEncryptionKekIdentityWire { UseSystemAssignedIdentity = isOwn ? true : null, UserAssignedIdentity = isOwn ? null : reader },
            InfrastructureEncryption = isFirst ? VaultWords.Enabled(differing.InfrastructureEncryption == true) : null,
        };
    }
}
