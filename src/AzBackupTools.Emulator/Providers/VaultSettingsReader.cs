using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a request wants a vault to be set to, on top of what it is set to.</summary>
internal static class VaultSettingsReader
{
    /// <summary>Allowed days of soft deletion.</summary>
    public const int LeastDays = 14;

    /// <summary>Allowed days of soft deletion.</summary>
    public const int MostDays = 180;

    public static VaultSettings Apply(RequestContext context, VaultSettings current, VaultRecord? vault)
    {
        RequestBody body = context.Body;
        const string P = "properties";
        string[] softDelete = { P, "securitySettings", "softDeleteSettings" };
        VaultSettings wanted = current with
        {
            Tags = Tags.Read(body) ?? current.Tags,
            Identity = IdentityReader.Read(context, body.Object("identity"), current.Identity),
            Encryption = EncryptionProvider.Read(body, current.Encryption),
            Sku = Sku(body.Object("sku")) ?? current.Sku,
            PublicNetworkAccess = OneOf(body.Text(P, "publicNetworkAccess"), "publicNetworkAccess", "Enabled", "Disabled") ?? current.PublicNetworkAccess,
            AlertsForAllJobFailures = OneOf(
                body.Text(P, "monitoringSettings", "azureMonitorAlertSettings", "alertsForAllJobFailures"), "alertsForAllJobFailures", "Enabled", "Disabled")
                ?? current.AlertsForAllJobFailures,
            AlertsForCriticalOperations = OneOf(
                body.Text(P, "monitoringSettings", "classicAlertSettings", "alertsForCriticalOperations"), "alertsForCriticalOperations", "Enabled", "Disabled")
                ?? current.AlertsForCriticalOperations,
            CrossSubscriptionRestore = OneOf(
                body.Text(P, "restoreSettings", "crossSubscriptionRestoreSettings", "crossSubscriptionRestoreState"),
                "crossSubscriptionRestoreState", "Enabled", "Disabled", "PermanentlyDisabled") ?? current.CrossSubscriptionRestore,
            Immutability = OneOf(
                body.Text(P, "securitySettings", "immutabilitySettings", "state"), "immutabilitySettings.state", "Disabled", "Unlocked", "Locked")
                ?? current.Immutability,
            Redundancy = OneOf(
                body.Text(P, "redundancySettings", "standardTierStorageRedundancy"), "standardTierStorageRedundancy",
                "GeoRedundant", "LocallyRedundant", "ZoneRedundant") ?? current.Redundancy,
            CrossRegionRestore = OneOf(
                body.Text(P, "redundancySettings", "crossRegionRestore"), "crossRegionRestore", "Enabled", "Disabled") ?? current.CrossRegionRestore,
            SoftDelete = OneOf(
                body.Text(softDelete.Append("softDeleteState").ToArray()), "softDeleteState", "Enabled", "Disabled", "AlwaysON") ?? current.SoftDelete,
            EnhancedSecurity = OneOf(
                body.Text(softDelete.Append("enhancedSecurityState").ToArray()), "enhancedSecurityState", "Enabled", "Disabled", "AlwaysON")
                ?? current.EnhancedSecurity,
            SoftDeleteDays = body.Whole(softDelete.Append("softDeleteRetentionPeriodInDays").ToArray()) ?? current.SoftDeleteDays,
        };
        CheckChange(context, vault, current, wanted);
        return wanted;
    }

    /// <summary>
    /// What cannot be undone stays: AlwaysON, a locked immutability, a key of one's own, and the storage of a vault in use. The vault is
    /// null while it is being made.
    /// </summary>
    public static void CheckChange(RequestContext context, VaultRecord? vault, VaultSettings current, VaultSettings wanted)
    {
        CheckDays(wanted.SoftDeleteDays);
        bool inUse = vault?.HasRegistrationsAt(context.Now) == true;
        CheckSecurity(current, wanted);
        if (wanted.CrossRegionRestore == "Enabled" && wanted.Redundancy != "GeoRedundant")
        {
            throw Refuse($"crossRegionRestore needs the redundancy GeoRedundant, and the vault has {wanted.Redundancy}.");
        }

        if (inUse && (current.Redundancy != wanted.Redundancy || (current.CrossRegionRestore == "Enabled" && wanted.CrossRegionRestore != "Enabled")))
        {
            throw Refuse("The storage redundancy of a vault cannot be changed once something has been registered with it.");
        }

        EncryptionProvider.Check(current, wanted, inUse);
    }

    /// <summary>The value in the service's own spelling, or null when nothing is given.</summary>
    public static string? OneOf(string? given, string name, params string[] allowed) =>
        given is null ? null : allowed.FirstOrDefault(value => ResourcePath.Is(value, given))
            ?? throw Refuse($"The value '{given}' of {name} is not allowed: {string.Join(", ", allowed)}.");

    public static ArmErrorException Refuse(string message) =>
        new(400, "BMSUserErrorInvalidInput", "Input provided for the call is invalid\r\nPlease check the required inputs. " + message);

    private static void CheckSecurity(VaultSettings current, VaultSettings wanted)
    {
        if (current.SoftDelete == "AlwaysON" && wanted.SoftDelete != "AlwaysON")
        {
            throw Refuse("The soft delete state of the vault is AlwaysON and cannot be changed any more.");
        }

        if (current.EnhancedSecurity == "AlwaysON" && wanted.EnhancedSecurity != "AlwaysON")
        {
            throw Refuse("The enhanced security state of the vault is AlwaysON and cannot be changed any more.");
        }

        if (current.Immutability == "Locked" && wanted.Immutability != "Locked")
        {
            throw Refuse("The immutability of the vault is locked and cannot be changed any more.");
        }

        if (wanted.Immutability == "Locked" && current.Immutability is not ("Unlocked" or "Locked"))
        {
            throw Refuse("The immutability of the vault has to be Unlocked before it can be Locked.");
        }

        if (current.CrossSubscriptionRestore == "PermanentlyDisabled" && wanted.CrossSubscriptionRestore != "PermanentlyDisabled")
        {
            throw Refuse("Cross-subscription restore of the vault is permanently disabled and cannot be changed any more.");
        }
    }

    private static void CheckDays(int days)
    {
        if (days is < LeastDays or > MostDays)
        {
            throw Refuse($"softDeleteRetentionPeriodInDays is {days}; it goes from {LeastDays} to {MostDays}.");
        }
    }

    private static JsonObject? Sku(JsonObject? given)
    {
        if (given is null)
        {
            return null;
        }

        var sku = new RequestBody(given);
        string name = OneOf(sku.Text("name"), "sku.name", "Standard", "RS0") ?? throw Refuse("sku.name is missing: Standard or RS0.");
        var kept = new JsonObject { ["name"] = name };
        if (sku.Text("tier") is { } tier)
        {
            kept["tier"] = tier;
        }

        return kept;
    }
}
