using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a restore is asked to do, checked as far as the request itself goes.</summary>
/// <remarks>
/// Choices: what is named must exist, the storage account and the network in the region of the restore; what is refused here is refused at
/// once and with one code, for the service's own codes are not known.
/// </remarks>
internal sealed class RestoreRequest
{
    private static readonly string[] Types = { "RestoreDisks", "AlternateLocation", "OriginalLocation" };

    /// <summary>RestoreDisks, AlternateLocation or OriginalLocation.</summary>
    public required string Type { get; init; }

    public required string Region { get; init; }

    public string? StorageAccountName { get; private set; }

    public string? TargetSubscription { get; private set; }

    public string? TargetGroup { get; private set; }

    public string? TargetName { get; private set; }

    public string NetworkGroup { get; private set; } = string.Empty;

    public string NetworkName { get; private set; } = string.Empty;

    /// <summary>The data disks to restore, or null for all of them.</summary>
    public IReadOnlyList<int>? Luns { get; private set; }

    /// <summary>The availability zone of what is restored, or null for that of the machine.</summary>
    public string? Zone { get; private set; }

    /// <summary>How many days a point of the archive tier stays readable once it is brought back, or null when nobody asks for that.</summary>
    public int? RehydrateDays { get; private set; }

    /// <summary>Bringing a point back takes up to 15 hours, or up to one where it is urgent.</summary>
    /// <remarks>https://learn.microsoft.com/azure/backup/archive-tier-support, "How long does it take to rehydrate".</remarks>
    public TimeSpan RehydrateTakes { get; private set; }

    private bool ToOriginalAccounts { get; set; }

    /// <param name="context">Where the groups are looked up.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="properties">The restore request itself.</param>
    /// <param name="point">The point of the path, or null to take the one of the body.</param>
    /// <param name="pair">The paired region, or null in that of the vault.</param>
    public static RestoreRequest Read(RequestContext context, VaultRecord vault, JsonObject? properties, string? point, string? pair = null)
    {
        if (properties is null)
        {
            throw BackupErrors.InvalidInput("The restore request is missing: {\"properties\": {\"objectType\": \"IaasVMRestoreRequest\", ...}}.");
        }

        var body = new RequestBody(properties);
        if (body.Text("objectType") is not { } type || !(ResourcePath.Is(type, "IaasVMRestoreRequest") || ResourcePath.Is(type, "IaasVMRestoreWithRehydrationRequest")))
        {
            throw BackupErrors.InvalidInput("objectType must be IaasVMRestoreRequest or IaasVMRestoreWithRehydrationRequest.");
        }

        if (body.Text("recoveryPointId") is { } named && point is not null && named.Split('/').Last() != point)
        {
            throw BackupErrors.InvalidInput($"recoveryPointId '{named}' is not the recovery point of the address.");
        }

        string kind = body.Text("recoveryType") ?? string.Empty;
        string home = pair ?? vault.Location;
        string region = ResourceNames.CheckLocation(body.Text("region") ?? home);
        var request = new RestoreRequest
        {
            Type = Types.FirstOrDefault(known => ResourcePath.Is(known, kind))
                ?? throw BackupErrors.InvalidInput($"recoveryType is '{kind}'; it is one of {string.Join(", ", Types)}."),
            Region = region,
        };
        if (region != home)
        {
            throw BackupErrors.InvalidInput($"region is '{region}' and the restore is to '{home}'.");
        }

        request.StorageAccountName = Existing(
            context, body.Text("storageAccountId") ?? throw BackupErrors.InvalidInput("storageAccountId is missing."), "storageAccountId", "Microsoft.Storage/storageAccounts", region);
        if (request.Type == "AlternateLocation")
        {
            (string Subscription, string Group, string Name) target = ResourcePath.VirtualMachine(body.Text("targetVirtualMachineId") ?? string.Empty)
                ?? throw BackupErrors.InvalidInput("targetVirtualMachineId must be the id of the virtual machine to create.");
            string networkId = body.Text("virtualNetworkId") ?? throw BackupErrors.InvalidInput("virtualNetworkId is missing.");
            _ = Existing(context, networkId, "virtualNetworkId", "Microsoft.Network/virtualNetworks", region);
            string[] network = networkId.Split('/');
            request.TargetName = ResourceNames.CheckMachine(target.Name);
            request.NetworkName = network.Last();
            request.NetworkGroup = network.Length > 4 ? network[4] : string.Empty;
            CheckNew(context, target);
        }

        if (body.Text("targetResourceGroupId") is { Length: > 0 } group)
        {
            IReadOnlyList<string> parts = ResourcePath.Segments(group);
            request.TargetSubscription = parts.Count == 4 ? parts[1] : null;
            request.TargetGroup = parts.Count == 4 ? parts[3] : null;
            if (parts.Count != 4 || !context.World.Subscriptions.TryGetValue(parts[1], out SubscriptionRecord? subscription) || !subscription.Groups.ContainsKey(parts[3]))
            {
                throw BackupErrors.InvalidInput($"targetResourceGroupId '{group}' is no resource group that exists.");
            }
        }
        else if (request.Type == "AlternateLocation")
        {
            throw BackupErrors.InvalidInput("targetResourceGroupId is missing.");
        }

        request.Luns = body.Array("restoreDiskLunList")?.Select(lun => lun is JsonValue value && RequestBody.AsWhole(value) is { } whole
            ? whole
            : throw BackupErrors.InvalidInput("restoreDiskLunList holds whole numbers.")).ToArray();
        request.ToOriginalAccounts = body.Flag("originalStorageAccountOption") ?? false;
        request.Zone = body.Array("zones") is not { Count: > 0 } zones ? null
            : zones.Count == 1 && zones[0]?.ToString() is "1" or "2" or "3" ? zones[0]!.ToString()
            : throw BackupErrors.InvalidInput("zones holds one of 1, 2 and 3.");
        request.ReadRehydration(body, ResourcePath.Is(type, "IaasVMRestoreWithRehydrationRequest"));
        return request;
    }

    /// <summary>Refuses what the point, its machine or the settings of the vault do not allow.</summary>
    /// <remarks>https://learn.microsoft.com/azure/backup/backup-azure-arm-restore-vms, the table of restore options.</remarks>
    public void RequirePossible(RequestContext context, VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point)
    {
        VaultSettings settings = vault.SettingsAt(context.Now);
        bool isHardened = RecoveryPointsProvider.IsHardened(item, point, context.Now);
        bool isOtherZone = Zone is not null && Zone != point.Zone;
        string? why =
            TargetSubscription is { } target && !ResourcePath.Is(target, vault.Subscription) && settings.CrossSubscriptionRestore != "Enabled"
                ? $"Cross subscription restore is '{settings.CrossSubscriptionRestore}' in this vault, and the target is in subscription '{target}'."
            : Type == "OriginalLocation" && context.World.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName) is null
                ? $"The virtual machine '{item.VmName}' does not exist any more: its disks cannot be replaced."
            : ToOriginalAccounts && !point.IsUnmanaged ? "originalStorageAccountOption is for virtual machines with unmanaged disks, and this one has managed disks."
            : isOtherZone && point.IsUnmanaged ? "Only a virtual machine with managed disks is restored to another zone."
            : isOtherZone && Region == vault.Location && settings.Redundancy is not ("ZoneRedundant" or "ReadAccessGeoZoneRedundant")
                ? $"Only a zone redundant vault restores to another zone, and this one is {settings.Redundancy}."
            : isOtherZone && !isHardened ? "Only a recovery point in the vault tier is restored to another zone."
            : RehydrateDays is null && RecoveryPointsProvider.IsAsleep(item, point, context.Now)
                ? "The recovery point is in the archive tier: restore it with objectType IaasVMRestoreWithRehydrationRequest."
            : point.Disks is { } disks && Luns?.Where(lun => disks.Included.All(disk => disk.Lun != lun)).ToArray() is { Length: > 0 } strangers
                ? $"restoreDiskLunList names {strangers[0]}, and the recovery point holds no such disk."
            : null;
        if (why is not null)
        {
            throw BackupErrors.InvalidInput(why);
        }
    }

    private void ReadRehydration(RequestBody body, bool isAsked)
    {
        if (!isAsked)
        {
            return;
        }

        string duration = body.Text("recoveryPointRehydrationInfo", "rehydrationRetentionDuration") ?? throw BackupErrors.InvalidInput("recoveryPointRehydrationInfo.rehydrationRetentionDuration is missing.");
        string priority = body.Text("recoveryPointRehydrationInfo", "rehydrationPriority") ?? "Standard";
        RehydrateDays = duration.Length is > 2 and < 6 && duration[0] == 'P' && duration[duration.Length - 1] == 'D'
            && int.TryParse(duration.Substring(1, duration.Length - 2), out int days) && days is >= 10 and <= 30
                ? days
                : throw BackupErrors.InvalidInput($"rehydrationRetentionDuration is '{duration}'; it goes from P10D to P30D.");
        RehydrateTakes = ResourcePath.Is(priority, "High") ? TimeSpan.FromMinutes(50)
            : ResourcePath.Is(priority, "Standard") ? TimeSpan.FromHours(12)
            : throw BackupErrors.InvalidInput($"rehydrationPriority is '{priority}'; it is Standard or High.");
    }

    /// <summary>The name of a resource that is there, in the region of the restore.</summary>
    private static string Existing(RequestContext context, string id, string member, string type, string region)
    {
        IReadOnlyList<string> parts = ResourcePath.Segments(id);
        string[] kind = type.Split('/');
        if (parts.Count != 8 || !ResourcePath.Is(parts[5], kind[0]) || !ResourcePath.Is(parts[6], kind[1]))
        {
            throw BackupErrors.InvalidInput($"{member} '{id}' is not the id of a resource of type {type}.");
        }

        if (!context.World.Subscriptions.TryGetValue(parts[1], out SubscriptionRecord? subscription)
            || !subscription.Groups.TryGetValue(parts[3], out ResourceGroupRecord? group)
            || !group.PlainResources.TryGetValue($"{type}/{parts[7]}", out JsonObject? resource))
        {
            throw BackupErrors.InvalidInput($"{member} '{id}' does not exist.");
        }

        return (string?)resource["location"] == region
            ? (string)resource["name"]!
            : throw BackupErrors.InvalidInput($"{member} is in '{resource["location"]}', and the restore is to '{region}'.");
    }

    private static void CheckNew(RequestContext context, (string Subscription, string Group, string Name) target)
    {
        if (context.World.FindVirtualMachine(target.Subscription, target.Group, target.Name) is not null)
        {
            throw BackupErrors.InvalidInput($"The virtual machine '{target.Name}' exists already: name one that does not.");
        }
    }
}
