using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Backup servers that are registered with a vault: System Center DPM and Azure Backup Server. The vault only looks on.</summary>
internal static class BackupEnginesProvider
{
    public const string Folder = "backupEngines";

    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "friendlyName", "name");
        BackupTypes.Check(filter);
        List<JsonObject> engines = VaultDocuments.In(vault, Folder)
            .Where(engine => filter.Admits("backupManagementType", Text(engine, "backupManagementType")) && filter.Admits("friendlyName", Text(engine, "friendlyName"))
                && filter.Admits("name", (string)engine["name"]!))
            .ToList();
        return context.List(engines, engine => (string)engine["name"]!, engine => engine.DeepClone());
    }

    public static Answer Get(RequestContext context) => VaultDocuments.Get(context, Folder, context["engine"]);

    public static IEnumerable<string> Names(VaultRecord vault) => VaultDocuments.In(vault, Folder).Select(engine => (string)engine["name"]!);

    /// <summary>Lets a backup server go.</summary>
    /// <returns>False where there is none of the name.</returns>
    public static bool Unregister(RequestContext context, VaultRecord vault, string name)
    {
        if (!vault.Documents.TryGetValue(VaultDocuments.Key(Folder, name), out JsonObject? engine))
        {
            return false;
        }

        if (vault.SettingsAt(context.Now).EnhancedSecurity != "Disabled" && (int?)engine["properties"]?["extendedInfo"]?["protectedItemsCount"] > 0)
        {
            throw new ArmErrorException(
                400,
                "BMSUserErrorContainerHasDatasources",
                "There are backup items associated with the server. Stop protection and delete backups for each of the backup items to delete "
                + "the server's registration. If the issue persists, contact support. Refer to https://aka.ms/DeleteBackupItems for more info.");
        }

        return vault.Documents.Remove(VaultDocuments.Key(Folder, name));
    }

    private static string Text(JsonObject engine, string name) => engine["properties"]?[name]?.ToString() ?? string.Empty;
}
