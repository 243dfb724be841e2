using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Snapshots;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>The routes under /_emulator: look in, move time, add machines and faults. No token is asked for.</summary>
internal sealed class AdminRoutes
{
    /// <summary>Everything that is answered here, for the 501 of the rest.</summary>
    private static readonly IReadOnlyDictionary<string, Func<AdminRoutes, EmulatorRequest, Answer>> Routes =
        new Dictionary<string, Func<AdminRoutes, EmulatorRequest, Answer>>(StringComparer.OrdinalIgnoreCase)
        {
            ["GET /_emulator/state"] = (admin, _) => admin.State(),
            ["GET /_emulator/estate"] = (admin, _) => Answer.Ok(EstateBody.Of(admin._engine.World, admin._engine.Log, admin._engine.Clock.UtcNow)),
            ["POST /_emulator/reset"] = (admin, _) => admin.Reset(),
            ["POST /_emulator/clock/advance"] = (admin, request) => admin.Advance(Body(request)),
            ["POST /_emulator/subscriptions"] = (admin, request) => admin.AddSubscription(Body(request)),
            ["POST /_emulator/vms"] = (admin, request) => admin.AddVm(Body(request)),
            ["POST /_emulator/vms/delete"] = (admin, request) => admin.RemoveVm(Body(request)),
            ["POST /_emulator/mars-servers"] = (admin, request) => MarsServerRequest.Add(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/mars-servers/delete-backups"] =
                (admin, request) => MarsServerRequest.DeleteBackups(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/items"] = (admin, request) => OtherItemRequest.Add(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/backup-servers"] = (admin, request) => BackupServerRequest.Add(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/mars-agents/report"] = (admin, request) => MarsAgentRequest.Report(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/mars-agents/policy"] = (admin, request) => MarsAgentRequest.Policy(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/mars-agents/remove"] = (admin, request) => MarsAgentRequest.Remove(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["POST /_emulator/mars-agents/check-pin"] = (admin, request) => MarsAgentRequest.CheckPin(admin._engine.World, Body(request), admin._engine.Clock.UtcNow),
            ["GET /_emulator/requests"] = (admin, _) => Answer.Ok(admin._engine.Log.ToBody()),
            ["GET /_emulator/snapshot"] = (admin, _) => Answer.Raw(200, EmulatorSnapshot.Write(admin._engine)),
            ["PUT /_emulator/snapshot"] = (admin, request) => admin.LoadSnapshot(request),
            ["POST /_emulator/seed"] = (admin, request) => admin.Seed(request),
            ["GET /_emulator/access"] = (admin, _) => Answer.Ok(AccessRule.ToBody(admin._engine.Access)),
            ["PUT /_emulator/access"] = (admin, request) => Answer.Ok(AccessRule.ToBody(admin._engine.Access = AccessRule.Read(Body(request)))),
            ["DELETE /_emulator/access"] = (admin, _) => admin.LiftAccess(),
            ["GET /_emulator/faults"] = (admin, _) => admin.ListFaults(),
            ["POST /_emulator/faults"] = (admin, request) => admin.AddFault(Body(request)),
            ["DELETE /_emulator/faults"] = (admin, _) => admin.ClearFaults(),
        };

    private readonly EmulatorEngine _engine;

    public AdminRoutes(EmulatorEngine engine) => _engine = engine;

    public static bool Covers(IReadOnlyList<string> segments) => segments.Count > 0 && ResourcePath.Is(segments[0], "_emulator");

    public Answer Handle(EmulatorRequest request, IReadOnlyList<string> segments)
    {
        string line = $"{request.Method} /{string.Join("/", segments)}";
        return Routes.TryGetValue(line, out Func<AdminRoutes, EmulatorRequest, Answer>? handler)
            ? handler(this, request)
            : throw new ArmErrorException(
                501, "NotImplemented", $"'{line}' is not a route of the emulator. There are: {string.Join(", ", Routes.Keys)}.", fromGateway: true);
    }

    private static RequestBody Body(EmulatorRequest request) => new(WireJson.ReadObject(request.Body));

    private Answer State()
    {
        World world = _engine.World;
        DateTimeOffset now = _engine.Clock.UtcNow;
        List<VaultRecord> vaults = world.VaultsAt(now).ToList();
        List<ItemView> items = vaults.SelectMany(vault => vault.ItemsAt(now)).Select(pair => pair.View).ToList();
        return Answer.Ok(new JsonObject
        {
            ["now"] = WireTime.Stamp(now),
            ["startTime"] = WireTime.Stamp(world.Options.StartTime),
            ["seed"] = world.Options.Seed,
            ["scenario"] = world.Options.Scenario,
            ["tenantId"] = world.Options.TenantId,
            ["subscriptionIds"] = new JsonArray(world.Options.SubscriptionIds.Select(id => (JsonNode)id).ToArray()),
            ["requestCount"] = _engine.Log.Count,
            ["counts"] = new JsonObject
            {
                ["subscriptions"] = world.Subscriptions.Count,
                ["resourceGroups"] = world.Groups.Count(),
                ["virtualMachines"] = world.Groups.Sum(group => group.VirtualMachines.Count),
                ["vaults"] = vaults.Count,
                ["policies"] = vaults.Sum(vault => vault.Policies.Count),
                ["protectedItems"] = items.Count,
                ["marsServers"] = vaults.Sum(vault => vault.MarsServers.Count),
                ["softDeletedItems"] = items.Count(item => item.State == ItemState.SoftDeleted),
                ["jobs"] = vaults.Sum(vault => vault.Jobs.Count + ScheduledJobs.Count(vault, now)),
                ["jobsInProgress"] = vaults.Sum(vault => vault.JobsInProgress(now)),
                ["recoveryPoints"] = items.Sum(item => item.RecoveryPointCount),
                ["faults"] = _engine.Faults.Rules.Count,
            },
        });
    }

    private Answer Reset()
    {
        _engine.Reset();
        return State();
    }

    private Answer LoadSnapshot(EmulatorRequest request)
    {
        try
        {
            _engine.Take(EmulatorSnapshot.Read(request.Body));
        }
        catch (EmulatorSnapshotException e)
        {
            throw new ArmErrorException(400, "InvalidSnapshot", e.Message, fromGateway: true);
        }

        return State();
    }

    /// <summary>The name of a scenario that is built in, or a whole one.</summary>
    private Answer Seed(EmulatorRequest request)
    {
        var body = new RequestBody(WireJson.ReadObject(request.Body, byHand: true));
        if (body.Root.Count == 0)
        {
            throw Invalid("The body says nothing: {\"scenario\": \"SmallOffice\"}, or a scenario of your own, such as {\"virtualMachines\": [...]}.");
        }

        string? name = body.Text("scenario");
        if (name is not null)
        {
            KnownMembers.Check(body.Root, string.Empty, new[] { "scenario" });
        }

        try
        {
            _engine.Seed(name, name is null ? System.Text.Encoding.UTF8.GetString(request.Body) : null);
        }
        catch (ArgumentException e)
        {
            throw Invalid(e.Message);
        }

        return State();
    }

    private Answer Advance(RequestBody body)
    {
        double seconds = body.Number("seconds") ?? throw Invalid("seconds is missing: {\"seconds\": 60}.");
        if (seconds < 0)
        {
            throw Invalid($"seconds is {seconds.ToString(CultureInfo.InvariantCulture)}: virtual time does not run backwards.");
        }

        // A century is left for what is under way: no recovery point lives longer.
        double most = (DateTimeOffset.MaxValue - _engine.Clock.UtcNow).TotalSeconds - (100L * 366 * 86400);
        if (!(seconds <= most))
        {
            throw Invalid("seconds leads past the end of time.");
        }

        _engine.Clock.Advance(TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)));
        return Answer.Ok(new JsonObject { ["now"] = WireTime.Stamp(_engine.Clock.UtcNow) });
    }

    private Answer AddSubscription(RequestBody body)
    {
        World world = _engine.World;
        string name = body.Text("name") ?? throw Invalid("name is missing: {\"name\": \"Second\"}.");
        SubscriptionRecord? there = world.Subscriptions.Values.FirstOrDefault(subscription => ResourcePath.Is(subscription.DisplayName, name));
        SubscriptionRecord added = there ?? new SubscriptionRecord { Id = world.Ids.Guid("subscription", name.ToLowerInvariant()), DisplayName = name };
        world.Subscriptions[added.Id] = added;
        return new Answer(there is null ? 201 : 200, new JsonObject { ["id"] = $"/subscriptions/{added.Id}", ["subscriptionId"] = added.Id, ["displayName"] = added.DisplayName });
    }

    private Answer AddVm(RequestBody body)
    {
        World world = _engine.World;
        string subscriptionId = body.Text("subscriptionId") ?? world.Options.SubscriptionIds[0];
        if (!world.Subscriptions.TryGetValue(subscriptionId, out SubscriptionRecord? subscription))
        {
            throw new ArmErrorException(404, "SubscriptionNotFound", $"The subscription '{subscriptionId}' could not be found.", fromGateway: true);
        }

        string name = ResourceNames.CheckMachine(body.Text("name") ?? throw Invalid("name is missing."));
        string groupName = ResourceNames.CheckGroup(body.Text("resourceGroup") ?? throw Invalid("resourceGroup is missing."));
        string location = ResourceNames.CheckLocation(body.Text("location"));
        string power = (body.Text("powerState") ?? "running").ToLowerInvariant();
        if (power is not ("running" or "stopped" or "deallocated"))
        {
            throw Invalid($"powerState is '{power}'; it is running, stopped or deallocated.");
        }

        IReadOnlyList<DataDiskRecord> disks = VirtualMachinesProvider.ReadDisks(body.Array("dataDisks"), name) ?? Array.Empty<DataDiskRecord>();
        string osType = VirtualMachinesProvider.CheckOsType(body.Text("osType") ?? "Windows");
        int osDisk = VirtualMachinesProvider.CheckSize(body.Whole("osDiskSizeGB") ?? 127);
        string size = body.Text("size") ?? "Standard_D2s_v5";
        string agent = body.Text("agentStatus") ?? "Ready";
        bool snapshotFails = body.Flag("snapshotFails") ?? false;
        bool replace = body.Flag("replace") ?? false;
        string? zone = body.Text("zone");
        if (zone is not (null or "1" or "2" or "3"))
        {
            throw Invalid($"zone is '{zone}'; it is 1, 2 or 3.");
        }

        VirtualMachineRecord? before = world.FindVirtualMachine(subscriptionId, groupName, name);
        if (before is not null && !replace)
        {
            throw new ArmErrorException(
                409, "AlreadyExists", $"The virtual machine '{name}' exists in '{groupName}'. Say \"replace\": true to replace it.", fromGateway: true);
        }

        if (!subscription.Groups.TryGetValue(groupName, out ResourceGroupRecord? group))
        {
            group = new ResourceGroupRecord { Subscription = subscription.Id, Name = groupName, Location = location };
            subscription.Groups.Add(groupName, group);
        }

        DateTimeOffset now = _engine.Clock.UtcNow;
        var vm = new VirtualMachineRecord
        {
            Subscription = subscription.Id,
            Group = group.Name,
            Name = name,
            Location = location,
            CreatedAt = before?.CreatedAt ?? now,
            Sequence = before?.Sequence ?? world.NextMachine(),
            VmId = before?.VmId ?? world.Ids.Guid("vm", group.Id, name, WireTime.Stamp(now)),
            Size = size,
            OsType = osType,
            OsDiskSizeGB = osDisk,
            DataDisks = disks,
            PowerState = power,
            AgentStatus = agent,
            SnapshotFails = snapshotFails,
            Zone = zone,
            Given = (JsonObject?)body.Object("properties")?.DeepClone(),
            Tags = Tags.Read(body) ?? new Dictionary<string, string>(),
        };
        world.PutMachine(group, vm, now);
        return new Answer(before is null ? 201 : 200, VirtualMachineBody.Of(vm, true));
    }

    private Answer RemoveVm(RequestBody body)
    {
        World world = _engine.World;
        string subscription = body.Text("subscriptionId") ?? world.Options.SubscriptionIds[0];
        string group = body.Text("resourceGroup") ?? throw Invalid("resourceGroup is missing.");
        string name = body.Text("name") ?? throw Invalid("name is missing.");
        VirtualMachineRecord vm = world.FindVirtualMachine(subscription, group, name)
            ?? throw new ArmErrorException(404, "NotFound", $"There is no virtual machine '{name}' in '{group}'.", fromGateway: true);
        world.RemoveMachine(world.Subscriptions[subscription].Groups[group], vm.Name, _engine.Clock.UtcNow);
        return Answer.Ok(VirtualMachineBody.Of(vm, true));
    }

    private Answer ListFaults() => Answer.Ok(new JsonObject
    {
        ["value"] = new JsonArray(_engine.Faults.Rules.Select(rule => (JsonNode)rule.ToBody()).ToArray()),
    });

    private Answer AddFault(RequestBody body) => new(201, _engine.Faults.Add(body.Root).ToBody());

    private Answer LiftAccess()
    {
        _engine.Access = null;
        return Answer.Ok(AccessRule.ToBody(null));
    }

    private Answer ClearFaults() => Answer.Ok(new JsonObject { ["removed"] = _engine.Faults.Clear() });

    private static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);
}
