using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>
/// Recovery points of what an agent backs up, the newest first, as far as the vault knows of them.
/// </summary>
internal static class MarsRecoveryPoints
{
    public static Answer List(RequestContext context, VaultRecord vault, MarsServerRecord server)
    {
        MarsItemRecord item = Item(context, server);
        ODataFilter filter = context.Filter("startDate", "endDate", "extendedInfo");
        DateTimeOffset from = FilterTime.Read(filter, "startDate") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = FilterTime.Read(filter, "endDate") ?? DateTimeOffset.MaxValue;
        return context.List(
            item.PointsAt(context.Now).Where(time => time >= from && time <= to).ToList(),
            time => (DateTimeOffset.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture),
            time => Body(vault, server, item, time));
    }

    public static Answer Get(RequestContext context, VaultRecord vault, MarsServerRecord server)
    {
        MarsItemRecord item = Item(context, server);
        return item.PointsAt(context.Now).Where(time => Name(time) == context["point"]).Select(time => Answer.Ok(Body(vault, server, item, time))).FirstOrDefault()
            ?? throw BackupErrors.ItemNotFound();
    }

    private static MarsItemRecord Item(RequestContext context, MarsServerRecord server) =>
        server.Items.TryGetValue(context["item"], out MarsItemRecord? item) && !item.IsGoneAt(context.Now) ? item : throw BackupErrors.ItemNotFound();

    private static string Name(DateTimeOffset time) => time.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Body(VaultRecord vault, MarsServerRecord server, MarsItemRecord item, DateTimeOffset time) => new()
    {
        ["id"] = $"{vault.Id}/backupFabrics/Azure/protectionContainers/Windows;{server.Name}/protectedItems/{item.Name}/recoveryPoints/{Name(time)}",
        ["name"] = Name(time),
        ["type"] = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints",
        ["properties"] = new JsonObject
        {
            ["objectType"] = "GenericRecoveryPoint",
            ["friendlyName"] = item.FriendlyName,
            ["recoveryPointType"] = "FileSystemConsistent",
            ["recoveryPointTime"] = WireTime.Stamp(time),
            ["recoveryPointAdditionalInfo"] = string.Empty,
        },
    };
}
