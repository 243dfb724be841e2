using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>A vault as the service writes it.</summary>
internal static class VaultBody
{
    /// <summary>A single vault. What belongs to the backup service is missing while the vault is being provisioned.</summary>
    public static JsonObject Of(VaultRecord vault, RequestContext context)
    {
        VaultSettings settings = vault.SettingsAt(context.Now);
        bool provisioned = context.Now >= vault.ProvisionedAt;
        JsonObject properties = Start(vault, context);
        JsonNode[] endpoints = VaultDocuments.In(vault, VaultDetailsProvider.Endpoints).Select(endpoint => endpoint.DeepClone()).ToArray();
        properties["privateEndpointStateForBackup"] = endpoints.Length > 0 ? "Enabled" : "None";
        properties["privateEndpointStateForSiteRecovery"] = "None";
        if (provisioned)
        {
            // As recorded: a vault with cross-region restore goes on to say Unassigned.
            properties["backupStorageVersion"] = settings.CrossRegionRestore != "Enabled" && vault.HasRegistrationsAt(context.Now) ? "V2" : "Unassigned";
            properties["redundancySettings"] = new JsonObject
            {
                ["standardTierStorageRedundancy"] = settings.Redundancy, ["crossRegionRestore"] = settings.CrossRegionRestore,
            };
        }

        if (endpoints.Length > 0)
        {
            properties["privateEndpointConnections"] = new JsonArray(endpoints);
        }

        if (settings.Encryption is not null)
        {
            properties["encryption"] = settings.Encryption.DeepClone();
        }

        properties["monitoringSettings"] = new JsonObject
        {
            ["azureMonitorAlertSettings"] = new JsonObject { ["alertsForAllJobFailures"] = settings.AlertsForAllJobFailures },
            ["classicAlertSettings"] = new JsonObject { ["alertsForCriticalOperations"] = settings.AlertsForCriticalOperations },
        };
        if (provisioned)
        {
            properties["securitySettings"] = Security(vault, settings, context, ResourceGuardsProvider.IsGuarded(vault) ? "Enabled" : "Disabled");
        }
        else if (settings.Immutability is not null)
        {
            properties["securitySettings"] = new JsonObject
            {
                ["immutabilitySettings"] = new JsonObject { ["state"] = settings.Immutability },
                ["softDeleteSettings"] = null,
                ["multiUserAuthorization"] = "Invalid",
            };
        }

        Finish(properties, settings);
        if (provisioned && context.IsFrom("2024-01-01"))
        {
            properties["secureScore"] = settings.SoftDeletes ? "Adequate" : "Minimum";
            properties["bcdrSecurityLevel"] = "Good";
        }

        return Envelope(vault, settings, properties);
    }

    /// <summary>A vault in a list, as recorded: without redundancy, security and monitoring. Those have to be got one by one.</summary>
    public static JsonObject InList(VaultRecord vault, RequestContext context)
    {
        VaultSettings settings = vault.SettingsAt(context.Now);
        JsonObject properties = Start(vault, context);
        Finish(properties, settings);
        return Envelope(vault, settings, properties);
    }

    private static JsonObject Start(VaultRecord vault, RequestContext context) =>
        new() { ["provisioningState"] = vault.ProvisioningStateAt(context.Now) };

    private static void Finish(JsonObject properties, VaultSettings settings)
    {
        properties["publicNetworkAccess"] = settings.PublicNetworkAccess;
        properties["restoreSettings"] = new JsonObject
        {
            ["crossSubscriptionRestoreSettings"] = new JsonObject { ["crossSubscriptionRestoreState"] = settings.CrossSubscriptionRestore },
        };
    }

    private static JsonObject Security(VaultRecord vault, VaultSettings settings, RequestContext context, string multiUser)
    {
        var softDelete = new JsonObject
        {
            ["softDeleteRetentionPeriodInDays"] = settings.SoftDeletes || !vault.HasRegistrationsAt(context.Now) ? settings.SoftDeleteDays : 0, ["softDeleteState"] = settings.SoftDelete,
        };
        if (context.IsFrom("2023-08-01"))
        {
            softDelete["enhancedSecurityState"] = settings.EnhancedSecurity;
        }

        return new JsonObject
        {
            ["immutabilitySettings"] = settings.Immutability is null ? null : new JsonObject { ["state"] = settings.Immutability },
            ["softDeleteSettings"] = softDelete,
            ["multiUserAuthorization"] = multiUser,
        };
    }

    private static JsonObject Envelope(VaultRecord vault, VaultSettings settings, JsonObject properties)
    {
        var body = new JsonObject
        {
            ["location"] = vault.Location,
            ["name"] = vault.Name,
            ["etag"] = WireTime.ETag(settings.ChangedAt),
        };
        if (settings.Tags is { Count: > 0 })
        {
            body["tags"] = Tags.Write(settings.Tags);
        }

        if (settings.Identity is not null)
        {
            body["identity"] = settings.Identity.DeepClone();
        }

        body["properties"] = properties;
        body["id"] = vault.Id;
        body["type"] = "Microsoft.RecoveryServices/vaults";
        body["sku"] = settings.Sku.DeepClone();
        return body;
    }
}
