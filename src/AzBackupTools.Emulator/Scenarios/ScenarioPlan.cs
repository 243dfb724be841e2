using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>A scenario as it is written, read and held to its form before anything is made of it.</summary>
internal sealed class ScenarioPlan
{
    /// <summary>The name of one that gives itself none.</summary>
    public const string Nameless = "Custom";

    private static readonly string[] Members =
    {
        "name", "description", "resourceGroups", "virtualMachines", "storageAccounts", "virtualNetworks", "keyVaults", "vaults", "estates", "faults",
    };

    private static readonly string[] MachineMembers =
    {
        "name", "resourceGroup", "subscriptionId", "location", "size", "osType", "osDiskSizeGB", "dataDisks", "powerState", "agentStatus",
        "snapshotFails", "tags",
    };

    private readonly List<ScenarioStep> _first = new();
    private readonly List<ScenarioStep> _history = new();
    private readonly List<string> _vaults = new();
    private readonly HashSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly EmulatorOptions _options;

    private ScenarioPlan(EmulatorOptions options, ScenarioPart whole)
    {
        _options = options;
        Name = whole.Text("name") ?? Nameless;
        _ = whole.Text("description");
        foreach (ScenarioPart group in whole.Parts("resourceGroups", "name", "location", "subscriptionId", "tags"))
        {
            PutGroup(group, "name");
        }

        Machines = whole.Parts("virtualMachines", MachineMembers);
        foreach (ScenarioPart machine in Machines)
        {
            machine.Need("name");
            machine.Need("resourceGroup");
            First(stage => stage.Ask(machine.Path, "POST", "/_emulator/vms", (JsonObject)machine.Given.DeepClone()));
        }

        PutPlain(whole.Parts("storageAccounts", "name", "resourceGroup", "location", "subscriptionId"), "Microsoft.Storage/storageAccounts", "2023-01-01");
        PutPlain(whole.Parts("virtualNetworks", "name", "resourceGroup", "location", "subscriptionId", "subnets"), "Microsoft.Network/virtualNetworks", "2023-09-01");
        PutPlain(whole.Parts("keyVaults", "name", "resourceGroup", "location", "subscriptionId"), KeyVaultsProvider.Type, "2026-02-01");
        foreach (ScenarioPart vault in whole.Parts("vaults", ScenarioVault.Members))
        {
            PutGroup(vault, "resourceGroup");
            new ScenarioVault(this, vault).Read();
        }

        Estates = EstatePlan.Read(whole.Array("estates") ?? new JsonArray());
        Faults = whole.Array("faults") is { } faults
            ? faults.Select((fault, i) => fault as JsonObject ?? throw whole.Wrong($"faults[{i}]", fault, "an object")).ToList()
            : new List<JsonObject>();
    }

    public string Name { get; }

    public IReadOnlyList<ScenarioPart> Machines { get; }

    /// <summary>Whole estates that are made at a stroke.</summary>
    public IReadOnlyList<EstatePlan> Estates { get; }

    public IReadOnlyList<JsonObject> Faults { get; }

    /// <summary>How long before the start the oldest thing happens.</summary>
    private double LongestAgo => _history.Select(step => step.DaysAgo).DefaultIfEmpty(0).Max();

    /// <exception cref="ArgumentException">It is no JSON, or a member is unknown, missing or out of its range; the message names it and its value.</exception>
    public static ScenarioPlan Read(EmulatorOptions options, string content)
    {
        try
        {
            return new ScenarioPlan(options, new ScenarioPart(WireJson.ReadObject(Encoding.UTF8.GetBytes(content), byHand: true), string.Empty, Members));
        }
        catch (ArmErrorException e)
        {
            throw new ArgumentException("The scenario is no JSON object, or was cut short. It looks like this: {\"virtualMachines\": [...], \"vaults\": [...]}.", e);
        }
    }

    /// <summary>Plays everything up to the start.</summary>
    public ScenarioStage Play()
    {
        // Two hours are enough to make the vaults and have them find their machines.
        var stage = new ScenarioStage(_options, _options.StartTime - TimeSpan.FromDays(LongestAgo) - TimeSpan.FromHours(2));
        foreach (ScenarioStep step in _first)
        {
            step.Play(stage);
        }

        // What happens together happens in the order in which it is written.
        foreach (ScenarioStep step in _history.OrderByDescending(step => step.DaysAgo))
        {
            stage.GoTo(stage.End - TimeSpan.FromDays(step.DaysAgo));
            Look(stage);
            step.Play(stage);
        }

        stage.GoTo(stage.End);
        Look(stage);
        return stage;
    }

    /// <summary>Before all that has a date.</summary>
    public void First(Action<ScenarioStage> play) => _first.Add(new ScenarioStep(0, play));

    public void At(double daysAgo, Action<ScenarioStage> play) => _history.Add(new ScenarioStep(daysAgo, play));

    public void Watch(string vaultPath) => _vaults.Add(vaultPath);

    public string Group(ScenarioPart part, string name) =>
        $"/subscriptions/{Uri.EscapeDataString(part.Text("subscriptionId") ?? _options.SubscriptionIds[0])}/resourceGroups/{Uri.EscapeDataString(part.Need(name))}";

    private void Look(ScenarioStage stage)
    {
        foreach (string vault in _vaults)
        {
            stage.Ask("vaults", "GET", $"{vault}/backupProtectedItems?api-version={ScenarioVault.ApiVersion}");
        }
    }

    private void PutGroup(ScenarioPart part, string name)
    {
        string group = Group(part, name);
        if (_groups.Add(group))
        {
            var body = new JsonObject { ["location"] = part.Need("location"), ["tags"] = name == "name" ? part.Object("tags")?.DeepClone() : null };
            First(stage => stage.Ask(part.Path, "PUT", group + "?api-version=2022-12-01", body));
        }
    }

    private void PutPlain(IEnumerable<ScenarioPart> parts, string type, string version)
    {
        foreach (ScenarioPart part in parts)
        {
            PutGroup(part, "resourceGroup");
            string path = $"{Group(part, "resourceGroup")}/providers/{type}/{Uri.EscapeDataString(part.Need("name"))}";
            var properties = new JsonObject();
            if (part.Array("subnets") is { } subnets)
            {
                properties["subnets"] = new JsonArray(subnets
                    .Select(subnet => (JsonNode)new JsonObject { ["id"] = $"{path}/subnets/{subnet}", ["name"] = subnet?.ToString() }).ToArray());
            }

            var body = new JsonObject { ["location"] = part.Need("location"), ["properties"] = properties };
            First(stage => stage.Ask(part.Path, "PUT", $"{path}?api-version={version}", body));
        }
    }
}
