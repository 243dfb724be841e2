using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The backup service's view of how a vault is encrypted. The vault itself has the same in its properties.</summary>
internal static class EncryptionProvider
{
    public static Answer Get(RequestContext context) => Answer.Ok(Body(context, context.Vault()));

    /// <summary>A key makes it customer-managed; there is no way back.</summary>
    public static Answer Put(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        VaultsProvider.RefuseWhenBusy(context, vault);
        VaultSettings current = vault.SettingsAt(context.Now);
        string? key = context.Body.Text("properties", "keyUri");
        if (key is not null)
        {
            string? user = context.Body.Text("properties", "userAssignedIdentity");
            VaultSettings wanted = current with
            {
                Encryption = Of(
                    key,
                    context.Body.Flag("properties", "useSystemAssignedIdentity") ?? user is null,
                    user,
                    context.Body.Text("properties", "infrastructureEncryptionState") ?? (string?)current.Encryption?["infrastructureEncryption"] ?? "Disabled"),
            };
            VaultSettingsReader.CheckChange(context, vault, current, wanted);
            vault.Change(wanted, context.Now, context.Now);
        }

        return Answer.Ok(Body(context, vault));
    }

    /// <summary>What a vault is told in properties.encryption, on top of what it was told before.</summary>
    public static JsonObject? Read(RequestBody body, JsonObject? before)
    {
        if (body.Object("properties", "encryption") is null)
        {
            return before;
        }

        string[] p = { "properties", "encryption" };
        string? key = body.Text(p[0], p[1], "keyVaultProperties", "keyUri") ?? (string?)before?["keyVaultProperties"]?["keyUri"];
        if (key is null)
        {
            throw VaultSettingsReader.Refuse("encryption.keyVaultProperties.keyUri is missing.");
        }

        bool speaksOfIdentity = body.Object(p[0], p[1], "kekIdentity") is not null;
        string? user = speaksOfIdentity ? body.Text(p[0], p[1], "kekIdentity", "userAssignedIdentity") : (string?)before?["kekIdentity"]?["userAssignedIdentity"];
        bool system = speaksOfIdentity
            ? body.Flag(p[0], p[1], "kekIdentity", "useSystemAssignedIdentity") ?? user is null
            : (bool?)before?["kekIdentity"]?["useSystemAssignedIdentity"] ?? true;
        string infrastructure = VaultSettingsReader.OneOf(
            body.Text(p[0], p[1], "infrastructureEncryption"), "infrastructureEncryption", "Enabled", "Disabled")
            ?? (string?)before?["infrastructureEncryption"] ?? "Disabled";
        return Of(key, system, system ? null : user, infrastructure);
    }

    /// <summary>A key comes before the first backup, is read by an identity of the vault, and a second encryption comes with the first key.</summary>
    public static void Check(VaultSettings current, VaultSettings wanted, bool inUse)
    {
        if (wanted.Encryption is null)
        {
            return;
        }

        if (current.Encryption is null && inUse)
        {
            throw VaultSettingsReader.Refuse("A vault that something has been registered with cannot be given a customer-managed key any more.");
        }

        if (current.Encryption is { } before && (string?)before["infrastructureEncryption"] != (string?)wanted.Encryption["infrastructureEncryption"])
        {
            throw VaultSettingsReader.Refuse("infrastructureEncryption is chosen with the first key and cannot be changed any more.");
        }

        string? user = (string?)wanted.Encryption["kekIdentity"]?["userAssignedIdentity"];
        bool hasReader = user is null
            ? ((string?)wanted.Identity?["type"])?.Contains("SystemAssigned") == true
            : wanted.Identity?["userAssignedIdentities"] is JsonObject users && users.Any(known => ResourcePath.Is(known.Key, user));
        if (!hasReader)
        {
            throw VaultSettingsReader.Refuse($"The identity that reads the key, {user ?? "the vault's own"}, is not assigned to the vault.");
        }
    }

    private static JsonObject Of(string key, bool system, string? user, string infrastructure) => new()
    {
        ["keyVaultProperties"] = new JsonObject { ["keyUri"] = key },
        ["kekIdentity"] = new JsonObject { ["useSystemAssignedIdentity"] = system, ["userAssignedIdentity"] = user },
        ["infrastructureEncryption"] = infrastructure,
    };

    private static JsonObject Body(RequestContext context, VaultRecord vault)
    {
        var properties = new JsonObject();
        if (vault.SettingsAt(context.Now).Encryption is { } encryption)
        {
            if ((string?)encryption["kekIdentity"]?["userAssignedIdentity"] is { } user)
            {
                properties["userAssignedIdentity"] = user;
            }

            properties["useSystemAssignedIdentity"] = (bool)encryption["kekIdentity"]!["useSystemAssignedIdentity"]!;
            properties["encryptionAtRestType"] = "CustomerManaged";
            properties["keyUri"] = (string)encryption["keyVaultProperties"]!["keyUri"]!;
            properties["subscriptionId"] = string.Empty;
            properties["lastUpdateStatus"] = "Succeeded";
            properties["infrastructureEncryptionState"] = (string)encryption["infrastructureEncryption"]!;
        }
        else
        {
            properties["useSystemAssignedIdentity"] = true;
            properties["encryptionAtRestType"] = "MicrosoftManaged";
            properties["lastUpdateStatus"] = "NotEnabled";
            properties["infrastructureEncryptionState"] = "Disabled";
        }

        return new JsonObject
        {
            ["id"] = $"{vault.Id}/backupEncryptionConfigs/backupResourceEncryptionConfig",
            ["name"] = "backupResourceEncryptionConfig",
            ["type"] = "Microsoft.RecoveryServices/vaults/backupEncryptionConfigs",
            ["properties"] = properties,
        };
    }
}
