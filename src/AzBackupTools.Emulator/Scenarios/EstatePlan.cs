using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>
/// An estate made at a stroke: vaults, each in a group with the machines that it protects, all backed up every night for a while. It costs
/// no more than its items: their recovery points and jobs follow from the time.
/// </summary>
internal sealed class EstatePlan
{
    private static readonly string[] Members = { "name", "location", "vaults", "itemsPerVault", "historyDays", "keepDays" };

    private readonly string _name;
    private readonly string _location;
    private readonly int _vaults;
    private readonly int _itemsPerVault;
    private readonly int _historyDays;
    private readonly int _keepDays;

    /// <exception cref="ArgumentException">A member is unknown or out of its range; the message names it and its value.</exception>
    public EstatePlan(ScenarioPart part)
    {
        _name = part.Text("name") ?? "estate";
        if (_name.Length is 0 or > 40 || !char.IsLetter(_name[0]) || !_name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
        {
            throw part.Wrong("name", _name, "1 to 40 letters, digits and hyphens that begin with a letter");
        }

        _location = part.Text("location") ?? "westeurope";
        _vaults = Whole(part, "vaults", 1, 1, 1000);
        _itemsPerVault = Whole(part, "itemsPerVault", 100, 0, 100_000);
        _historyDays = Whole(part, "historyDays", 30, 0, 3650);
        _keepDays = Whole(part, "keepDays", Math.Max(30, _historyDays), 7, 9999);
    }

    /// <summary>Reads the estates of a scenario.</summary>
    /// <exception cref="ArgumentException">Something is not well formed; the message names it and its value.</exception>
    public static IReadOnlyList<EstatePlan> Read(JsonArray estates) =>
        new ScenarioPart(new JsonObject { ["estates"] = estates.DeepClone() }, string.Empty, new[] { "estates" })
            .Parts("estates", Members).Select(part => new EstatePlan(part)).ToList();

    /// <summary>Makes it in the first subscription, up to the start of the emulator.</summary>
    /// <exception cref="ArgumentException">A group of its name is there already.</exception>
    public void Build(World world)
    {
        SubscriptionRecord subscription = world.Subscriptions[world.Options.SubscriptionIds[0]];
        DateTimeOffset began = world.Options.StartTime.ToUniversalTime() - TimeSpan.FromDays(_historyDays);
        for (int number = 1; number <= _vaults; number++)
        {
            string name = $"{_name}-{number.ToString("D3", CultureInfo.InvariantCulture)}";
            if (subscription.Groups.ContainsKey(name))
            {
                throw new ArgumentException($"The estate '{_name}' needs the resource group '{name}', which is there already: give the estate another name.");
            }

            var group = new ResourceGroupRecord { Subscription = subscription.Id, Name = name, Location = _location };
            subscription.Groups.Add(name, group);
            AddVault(world, group, began);
        }
    }

    private void AddVault(World world, ResourceGroupRecord group, DateTimeOffset began)
    {
        var vault = new VaultRecord
        {
            Settings = new VaultSettings
            {
                Sku = new JsonObject { ["name"] = "Standard" }, SoftDelete = "Enabled", EnhancedSecurity = "Enabled", ChangedAt = began,
            },
            Subscription = group.Subscription,
            Group = group.Name,
            Name = group.Name,
            Location = _location,
            CreatedAt = began - TimeSpan.FromHours(1),
            ProvisionedAt = began - TimeSpan.FromMinutes(59),
        };
        foreach (PolicyRecord policy in DefaultPolicies.For(vault.CreatedAt))
        {
            vault.Policies.Add(policy.Name, policy);
        }

        PolicyRecord nightly = Nightly(vault.Policies["DefaultPolicy"]);
        vault.Policies.Add(nightly.Name, nightly);
        group.Vaults.Add(vault.Name, vault);
        vault.Enter(world);
        for (int number = 1; number <= _itemsPerVault; number++)
        {
            AddItem(world, group, vault, nightly, number, began);
        }

        vault.Discoveries.Add(new Discovery(began, world.Machines));
    }

    private static void AddItem(World world, ResourceGroupRecord group, VaultRecord vault, PolicyRecord policy, int number, DateTimeOffset began)
    {
        string name = "vm-" + number.ToString("D5", CultureInfo.InvariantCulture);
        var vm = new VirtualMachineRecord
        {
            Subscription = group.Subscription,
            Group = group.Name,
            Name = name,
            Location = vault.Location,
            CreatedAt = vault.CreatedAt,
            VmId = world.Ids.Guid("vm", group.Id, name),
            Sequence = world.NextMachine(),
            OsType = number % 3 == 0 ? "Linux" : "Windows",
            OsDiskSizeGB = number % 3 == 0 ? 30 : 127,
        };
        group.VirtualMachines.Add(name, vm);
        var item = new ProtectedItemRecord
        {
            Subscription = vm.Subscription,
            VmGroup = vm.Group,
            VmName = vm.Name,
            DataId = ProtectionProvider.DataIdOf(world, vault, vm),
            SourceResourceId = vm.Id,
            Requests = 1,
        };
        vault.Add(item);
        item.Add(new ItemChange
        {
            At = began,
            Event = ItemEvent.Protect,
            JobId = world.Ids.Guid("job", vault.Id, item.Key, "0"),
            RequestedAt = began - TimeSpan.FromSeconds(35),
            Policy = policy.Name,
        });
    }

    /// <summary>The default policy, with another time to keep.</summary>
    private PolicyRecord Nightly(PolicyRecord standard)
    {
        var properties = (JsonObject)standard.Properties.DeepClone();
        properties["retentionPolicy"]!["dailySchedule"]!["retentionDuration"]!["count"] = _keepDays;
        return new PolicyRecord("Nightly", properties);
    }

    private static int Whole(ScenarioPart part, string name, int standard, int least, int most) => part.Given[name] switch
    {
        null => standard,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && Wire.RequestBody.AsWhole(value) is { } whole && whole >= least && whole <= most => whole,
        { } other => throw part.Wrong(name, other, string.Format(CultureInfo.InvariantCulture, "a whole number from {0} to {1}", least, most)),
    };
}
