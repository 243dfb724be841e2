using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Virtual machines, as far as a backup looks at them.</summary>
/// <remarks>
/// PUT and DELETE are answered when they are done (201, 200), not as operations: what interests here is the backup. PUT reads
/// size, disks, operating system and tags and drops the rest.
/// </remarks>
internal static class VirtualMachinesProvider
{
    public static Answer ListAll(RequestContext context)
    {
        string status = context.Query["statusOnly"] ?? "false";
        bool withView = ResourcePath.Is(status, "true")
            || (ResourcePath.Is(status, "false") ? false : throw Unsupported("statusOnly", status, "true, false"));
        SubscriptionRecord subscription = context.Subscription();
        return context.Page(last => subscription.After(last, group => group.VirtualMachines), Key, vm => VirtualMachineBody.Of(vm, withView));
    }

    public static Answer ListInGroup(RequestContext context)
    {
        bool withView = WantsInstanceView(context);
        ResourceGroupRecord group = context.Group();
        return context.Page(last => group.VirtualMachines.After(SubscriptionRecord.NameIn(last)), Key, vm => VirtualMachineBody.Of(vm, withView));
    }

    public static Answer Get(RequestContext context)
    {
        bool withView = WantsInstanceView(context);
        return context.Group().VirtualMachines.TryGetValue(context["vm"], out VirtualMachineRecord? vm)
            ? Answer.Ok(VirtualMachineBody.Of(vm, withView))
            : throw context.ResourceNotFound("Microsoft.Compute/virtualMachines", context["vm"]);
    }

    public static Answer Put(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        string name = ResourceNames.CheckMachine(context["vm"]);
        RequestBody body = context.Body;
        group.VirtualMachines.TryGetValue(name, out VirtualMachineRecord? before);
        string[] disk = { "properties", "storageProfile", "osDisk" };
        var vm = new VirtualMachineRecord
        {
            Subscription = group.Subscription,
            Group = group.Name,
            Name = before?.Name ?? name,
            Location = ResourceNames.CheckLocation(body.Text("location")),
            CreatedAt = before?.CreatedAt ?? context.Now,
            Sequence = before?.Sequence ?? context.World.NextMachine(),
            VmId = before?.VmId ?? context.World.Ids.Guid("vm", group.Id, name, WireTime.Stamp(context.Now)),
            Size = body.Text("properties", "hardwareProfile", "vmSize") ?? before?.Size ?? "Standard_D2s_v5",
            OsType = CheckOsType(body.Text(disk.Append("osType").ToArray())
                ?? before?.OsType ?? (body.Has("properties", "osProfile", "linuxConfiguration") ? "Linux" : "Windows")),
            OsDiskSizeGB = CheckSize(body.Whole(disk.Append("diskSizeGB").ToArray()) ?? before?.OsDiskSizeGB ?? 127),
            DataDisks = ReadDisks(body.Array("properties", "storageProfile", "dataDisks"), name) ?? before?.DataDisks ?? Array.Empty<DataDiskRecord>(),
            PowerState = before?.PowerState ?? "running",
            AgentStatus = before?.AgentStatus ?? "Ready",
            SnapshotFails = before?.SnapshotFails ?? false,
            Zone = body.Array("zones")?.FirstOrDefault()?.ToString() ?? before?.Zone,
            Given = Keep(body.Object("properties")) ?? before?.Given,
            Tags = Tags.Read(body) ?? before?.Tags ?? new Dictionary<string, string>(),
        };
        if (before is not null && before.Location != vm.Location)
        {
            throw new ArmErrorException(
                409,
                "InvalidResourceLocation",
                $"The resource '{name}' already exists in location '{before.Location}' in resource group '{group.Name}'.",
                fromGateway: true);
        }

        context.World.PutMachine(group, vm, context.Now);
        return new Answer(before is null ? 201 : 200, VirtualMachineBody.Of(vm, false));
    }

    /// <summary>A copy without secrets and without what the service decides.</summary>
    private static JsonObject? Keep(JsonObject? properties)
    {
        if (properties is null)
        {
            return null;
        }

        _ = new RequestBody(properties).Text("storageProfile", "osDisk", "name");
        var kept = (JsonObject)properties.DeepClone();
        foreach (string name in new[] { "vmId", "provisioningState", "instanceView", "timeCreated" })
        {
            kept.Remove(name);
        }

        foreach (string secret in new[] { "adminPassword", "customData", "secrets" })
        {
            (kept["osProfile"] as JsonObject)?.Remove(secret);
        }

        (kept["storageProfile"] as JsonObject)?.Remove("dataDisks");
        (kept["hardwareProfile"] as JsonObject)?.Remove("vmSize");
        (kept["storageProfile"]?["osDisk"] as JsonObject)?.Remove("diskSizeGB");
        return kept.Count == 0 ? null : kept;
    }

    public static Answer Delete(RequestContext context) =>
        new(context.World.RemoveMachine(context.Group(), context["vm"], context.Now) ? 200 : 204);

    /// <summary>The data disks of a body, or null when it says nothing of them.</summary>
    public static IReadOnlyList<DataDiskRecord>? ReadDisks(JsonArray? given, string vm)
    {
        if (given is null)
        {
            return null;
        }

        var disks = new List<DataDiskRecord>();
        foreach (JsonNode? element in given)
        {
            var disk = new RequestBody(element as JsonObject ?? throw WireJson.Malformed("Each of dataDisks must be an object."));
            int lun = disk.Whole("lun") ?? throw WireJson.Malformed("Each of dataDisks needs a lun.");
            if (lun is < 0 or > 63 || disks.Exists(other => other.Lun == lun))
            {
                throw WireJson.Malformed($"The lun {lun} of dataDisks goes from 0 to 63 and stands there once.");
            }

            int size = CheckSize(disk.Whole("diskSizeGB") ?? disk.Whole("sizeGB") ?? 32);
            disks.Add(new DataDiskRecord(lun, disk.Text("name") ?? $"{vm}_DataDisk_{lun.ToString(CultureInfo.InvariantCulture)}", size));
        }

        return disks.OrderBy(disk => disk.Lun).ToList();
    }

    public static string CheckOsType(string given) =>
        ResourcePath.Is(given, "Windows") ? "Windows"
        : ResourcePath.Is(given, "Linux") ? "Linux"
        : throw WireJson.Malformed($"The osType '{given}' is neither Windows nor Linux.");

    public static int CheckSize(int sizeGB) =>
        sizeGB is > 0 and <= 65536 ? sizeGB : throw WireJson.Malformed($"A disk of {sizeGB} GB is not to be had: 1 to 65536.");

    private static bool WantsInstanceView(RequestContext context) =>
        context.Query["$expand"] is { } expand
        && (ResourcePath.Is(expand, "instanceView") ? true : throw Unsupported("$expand", expand, "instanceView"));

    private static ArmErrorException Unsupported(string name, string value, string supported) => new(
        400, "InvalidParameter", $"The value '{value}' of '{name}' is not supported. Supported: {supported}.", fromGateway: true);

    private static string Key(VirtualMachineRecord vm) => vm.Id.ToLowerInvariant();
}
