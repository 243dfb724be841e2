using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What a restore is asked to do, checked as far as the request itself goes.</summary>
/// <remarks>
/// Choices: a storage account is named for every kind but not looked for; what a machine or disks are restored into must exist; the
/// region is that of the vault, or any in the paired region.
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

    /// <param name="context">Where the groups are looked up.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="properties">The restore request itself.</param>
    /// <param name="point">The point of the path, or null to take the one of the body.</param>
    /// <param name="anyRegion">True in the paired region.</param>
    public static RestoreRequest Read(RequestContext context, VaultRecord vault, JsonObject? properties, string? point, bool anyRegion = false)
    {
        if (properties is null)
        {
            throw BackupErrors.InvalidInput("The restore request is missing: {\"properties\": {\"objectType\": \"IaasVMRestoreRequest\", ...}}.");
        }

        var body = new RequestBody(properties);
        if (body.Text("objectType") is not { } type || !(ResourcePath.Is(type, "IaasVMRestoreRequest") || ResourcePath.Is(type, "IaasVMRestoreWithRehydrationRequest")))
        {
            throw BackupErrors.InvalidInput("objectType must be IaasVMRestoreRequest.");
        }

        if (body.Text("recoveryPointId") is { } named && point is not null && named.Split('/').Last() != point)
        {
            throw BackupErrors.InvalidInput($"recoveryPointId '{named}' is not the recovery point of the address.");
        }

        string kind = body.Text("recoveryType") ?? string.Empty;
        string region = ResourceNames.CheckLocation(body.Text("region") ?? vault.Location);
        var request = new RestoreRequest
        {
            Type = Types.FirstOrDefault(known => ResourcePath.Is(known, kind))
                ?? throw BackupErrors.InvalidInput($"recoveryType is '{kind}'; it is one of {string.Join(", ", Types)}."),
            Region = region,
        };
        if (region != vault.Location && !anyRegion)
        {
            throw BackupErrors.InvalidInput($"region is '{region}' and the vault is in '{vault.Location}'.");
        }

        request.StorageAccountName = (body.Text("storageAccountId") ?? throw BackupErrors.InvalidInput("storageAccountId is missing.")).Split('/').Last();
        if (request.Type == "AlternateLocation")
        {
            (string Subscription, string Group, string Name) target = ResourcePath.VirtualMachine(body.Text("targetVirtualMachineId") ?? string.Empty)
                ?? throw BackupErrors.InvalidInput("targetVirtualMachineId must be the id of the virtual machine to create.");
            string[] network = (body.Text("virtualNetworkId") ?? throw BackupErrors.InvalidInput("virtualNetworkId is missing.")).Split('/');
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
        return request;
    }

    private static void CheckNew(RequestContext context, (string Subscription, string Group, string Name) target)
    {
        if (context.World.FindVirtualMachine(target.Subscription, target.Group, target.Name) is not null)
        {
            throw BackupErrors.InvalidInput($"The virtual machine '{target.Name}' exists already: name one that does not.");
        }
    }
}
