using System;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What moving recovery points to the archive tier would save, and what bringing one back would cost.</summary>
/// <remarks>
/// Choices: a recovery point holds a fiftieth of the machine's disks in the vault tier and all of them in the archive tier, for there it
/// is whole; the prices are invented. Counted are the points that are recommended for a move.
/// </remarks>
internal static class TieringCostProvider
{
    private const double VaultPrice = 0.0224;
    private const double ArchivePrice = 0.0018;
    private const long GiB = 1024L * 1024 * 1024;

    public static Answer Fetch(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        RequestBody body = context.Body;
        string type = body.Text("objectType") ?? string.Empty;
        JsonObject info = ResourcePath.Is(type, "FetchTieringCostInfoForRehydrationRequest")
            ? Rehydration(context, vault)
            : Savings(context, vault, Chosen(vault, body, type));
        OperationRecord operation = OperationStart.OfBackup(context, vault, context.Now + TimeSpan.FromSeconds(5), shows: info);
        return OperationStart.Accepted(context, vault.Id + "/backupTieringCost/default", "operationsStatus", "operationResults", operation);
    }

    /// <summary>The contract knows no answer but the result: it is there with the operation.</summary>
    public static Answer Result(RequestContext context) =>
        OperationsProvider.Find(context, false) is { Shows: { } info } && ((string?)info["objectType"])!.StartsWith("TieringCost", StringComparison.Ordinal)
            ? Answer.Ok(info.DeepClone())
            : throw new ArmErrorException(404, "OperationNotFound", $"The operation '{context["operation"]}' reckons no cost.");

    public static Answer Status(RequestContext context)
    {
        OperationRecord operation = OperationsProvider.Find(context, false);
        bool ended = operation.HasEndedAt(context.Now);
        return Answer.Ok(new JsonObject
        {
            ["id"] = operation.Id,
            ["name"] = operation.Id,
            ["status"] = ended ? "Succeeded" : "InProgress",
            ["startTime"] = WireTime.Stamp(operation.Start),
            ["endTime"] = ended ? WireTime.Stamp(operation.Start) : WireTime.NotYet,
        });
    }

    private static Func<ProtectedItemRecord, ItemView, bool> Chosen(VaultRecord vault, RequestBody body, string type)
    {
        CheckTiers(body, "HardenedRP", "ArchivedRP");
        if (ResourcePath.Is(type, "FetchTieringCostSavingsInfoForVaultRequest"))
        {
            return (_, _) => true;
        }

        if (ResourcePath.Is(type, "FetchTieringCostSavingsInfoForPolicyRequest"))
        {
            string policy = body.Text("policyName") ?? string.Empty;
            return vault.Policies.ContainsKey(policy)
                ? (_, view) => ResourcePath.Is(view.Policy ?? string.Empty, policy)
                : throw BackupErrors.ItemNotFound();
        }

        if (!ResourcePath.Is(type, "FetchTieringCostSavingsInfoForProtectedItemRequest"))
        {
            throw BackupErrors.InvalidInput(
                $"objectType is '{type}'; it is FetchTieringCostSavingsInfoFor(Vault, Policy or ProtectedItem)Request or FetchTieringCostInfoForRehydrationRequest.");
        }

        ProtectedItemRecord wanted = Named(vault, body);
        return (item, _) => item == wanted;
    }

    private static JsonObject Savings(RequestContext context, VaultRecord vault, Func<ProtectedItemRecord, ItemView, bool> isChosen)
    {
        long freed = 0;
        long taken = 0;
        foreach ((ProtectedItemRecord item, ItemView view) in vault.ItemsAt(context.Now).Where(pair => isChosen(pair.Record, pair.View)))
        {
            long points = view.PointsBackwards().Count(point => RecoveryPointsProvider.CanMove(item, point, context.Now));
            freed += points * Size(context, item) / 50;
            taken += points * Size(context, item);
        }

        return new JsonObject
        {
            ["objectType"] = "TieringCostSavingInfo",
            ["sourceTierSizeReductionInBytes"] = freed,
            ["targetTierSizeIncreaseInBytes"] = taken,
            ["retailSourceTierCostPerGBPerMonth"] = VaultPrice,
            ["retailTargetTierCostPerGBPerMonth"] = ArchivePrice,
        };
    }

    private static JsonObject Rehydration(RequestContext context, VaultRecord vault)
    {
        RequestBody body = context.Body;
        CheckTiers(body, "ArchivedRP", "HardenedRP");
        string priority = body.Text("rehydrationPriority") ?? string.Empty;
        if (!ResourcePath.Is(priority, "Standard") && !ResourcePath.Is(priority, "High"))
        {
            throw BackupErrors.InvalidInput($"rehydrationPriority is '{priority}'; it is Standard or High.");
        }

        ProtectedItemRecord item = Named(vault, body);
        if (item.At(context.Now).FindPoint(item, body.Text("recoveryPointId") ?? string.Empty) is null)
        {
            throw BackupErrors.ItemNotFound();
        }

        return new JsonObject
        {
            ["objectType"] = "TieringCostRehydrationInfo",
            ["rehydrationSizeInBytes"] = Size(context, item),
            ["retailRehydrationCostPerGBPerMonth"] = ResourcePath.Is(priority, "High") ? 0.12 : 0.024,
        };
    }

    private static ProtectedItemRecord Named(VaultRecord vault, RequestBody body)
    {
        string[] parts = (body.Text("protectedItemName") ?? string.Empty).Split(';');
        return parts.Length == 4 && vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(parts[2], parts[3]), out ProtectedItemRecord? item)
            ? item
            : throw BackupErrors.ItemNotFound();
    }

    private static long Size(RequestContext context, ProtectedItemRecord item) =>
        context.World.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName) is { } vm
            ? (vm.OsDiskSizeGB + vm.DataDisks.Sum(disk => (long)disk.SizeGB)) * GiB
            : 127 * GiB;

    private static void CheckTiers(RequestBody body, string source, string target)
    {
        if (!ResourcePath.Is(body.Text("sourceTierType") ?? string.Empty, source) || !ResourcePath.Is(body.Text("targetTierType") ?? string.Empty, target))
        {
            throw BackupErrors.InvalidInput($"sourceTierType is {source} and targetTierType {target} for this request.");
        }
    }
}
