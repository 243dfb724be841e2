using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Settings of a vault that are put and got back, by folder and name.</summary>
internal static class VaultDocuments
{
    public static string Key(string folder, string name) => $"{folder}/{name}";

    public static IEnumerable<JsonObject> In(VaultRecord vault, string folder) => vault.Documents
        .Where(pair => pair.Key.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .Select(pair => pair.Value);

    public static Answer Get(RequestContext context, string folder, string name) =>
        context.Vault().Documents.TryGetValue(Key(folder, name), out JsonObject? document)
            ? Answer.Ok(document.DeepClone())
            : throw BackupErrors.ItemNotFound();

    /// <summary>Keeps the properties with their envelope; gives a copy of it.</summary>
    public static JsonObject Put(VaultRecord vault, string folder, string name, JsonObject properties, string? type = null)
    {
        var document = new JsonObject
        {
            ["id"] = $"{vault.Id}/{folder}/{name}",
            ["name"] = name,
            ["type"] = "Microsoft.RecoveryServices/vaults/" + (type ?? folder),
            ["properties"] = properties,
        };
        vault.Documents[Key(folder, name)] = document;
        return (JsonObject)document.DeepClone();
    }
}
