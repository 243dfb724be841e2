using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The backup service's own view of a vault's settings: security, storage, resource guards. All answered at once.</summary>
internal static class VaultConfigProvider
{
    public static Answer GetConfig(RequestContext context) => Answer.Ok(Config(context, context.Vault()));

    /// <summary>PUT and PATCH alike: what is not given stays.</summary>
    public static Answer SetConfig(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        VaultsProvider.RefuseWhenBusy(context, vault);
        VaultSettings current = vault.SettingsAt(context.Now);
        RequestBody body = context.Body;
        VaultSettings wanted = current with
        {
            SoftDelete = VaultSettingsReader.OneOf(
                body.Text("properties", "softDeleteFeatureState"), "softDeleteFeatureState", "Enabled", "Disabled", "AlwaysON") ?? current.SoftDelete,
            EnhancedSecurity = VaultSettingsReader.OneOf(
                body.Text("properties", "enhancedSecurityState"), "enhancedSecurityState", "Enabled", "Disabled", "AlwaysON") ?? current.EnhancedSecurity,
            SoftDeleteDays = body.Whole("properties", "softDeleteRetentionPeriodInDays") ?? current.SoftDeleteDays,
        };
        VaultSettingsReader.CheckChange(context, vault, current, wanted);
        if (current.SoftDeletes && !wanted.SoftDeletes)
        {
            ResourceGuardsProvider.RequireRequests(vault, body.Array("properties", "resourceGuardOperationRequests"));
        }

        vault.Change(wanted, context.Now, context.Now);
        return Answer.Ok(Config(context, vault));
    }

    public static Answer GetStorage(RequestContext context) => Answer.Ok(Storage(context, context.Vault()));

    public static Answer PutStorage(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        SetStorage(context, vault);
        return Answer.Ok(Storage(context, vault));
    }

    public static Answer PatchStorage(RequestContext context)
    {
        SetStorage(context, context.Vault());
        return new Answer(204);
    }

    private static void SetStorage(RequestContext context, VaultRecord vault)
    {
        VaultsProvider.RefuseWhenBusy(context, vault);
        VaultSettings current = vault.SettingsAt(context.Now);
        bool? crossRegion = context.Body.Flag("properties", "crossRegionRestoreFlag");
        VaultSettings wanted = current with
        {
            Redundancy = VaultSettingsReader.OneOf(
                context.Body.Text("properties", "storageModelType") ?? context.Body.Text("properties", "storageType"),
                "storageModelType", "GeoRedundant", "LocallyRedundant", "ZoneRedundant") ?? current.Redundancy,
            CrossRegionRestore = crossRegion is null ? current.CrossRegionRestore : crossRegion.Value ? "Enabled" : "Disabled",
        };
        VaultSettingsReader.CheckChange(context, vault, current, wanted);
        vault.Change(wanted, context.Now, context.Now);
    }

    private static JsonObject Config(RequestContext context, VaultRecord vault)
    {
        VaultSettings settings = vault.SettingsAt(context.Now);
        return Envelope(vault, "backupconfig", "vaultconfig", new JsonObject
        {
            ["enhancedSecurityState"] = settings.EnhancedSecurity,
            ["softDeleteFeatureState"] = settings.SoftDelete,
            ["softDeleteRetentionPeriodInDays"] = settings.SoftDeleteDays,
            ["isSoftDeleteFeatureStateEditable"] = settings.SoftDelete != "AlwaysON",
        });
    }

    private static JsonObject Storage(RequestContext context, VaultRecord vault)
    {
        VaultSettings settings = vault.SettingsAt(context.Now);
        return Envelope(vault, "backupstorageconfig", "vaultstorageconfig", new JsonObject
        {
            ["storageModelType"] = settings.Redundancy,
            ["storageType"] = settings.Redundancy,
            ["dedupState"] = "Disabled",
            ["xcoolState"] = "Disabled",
            ["storageTypeState"] = vault.HasRegistrationsAt(context.Now) ? "Locked" : "Unlocked",
            ["crossRegionRestoreFlag"] = settings.CrossRegionRestore == "Enabled",
        });
    }

    private static JsonObject Envelope(VaultRecord vault, string type, string name, JsonObject properties) => new()
    {
        ["id"] = $"{vault.Id}/{type}/{name}",
        ["name"] = name,
        ["type"] = "Microsoft.RecoveryServices/vaults/" + type,
        ["properties"] = properties,
    };
}
