using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>One protected item of a scenario: when its protection began, and what has become of it since.</summary>
internal sealed class ScenarioItem
{
    public static readonly string[] Members =
    {
        "vm", "vmResourceGroup", "policy", "protectedDaysAgo", "backupsDaysAgo", "fails", "failsSinceDaysAgo", "stoppedDaysAgo",
        "suspendedDaysAgo", "deletedDaysAgo", "undeletedDaysAgo",
    };

    private const string ComputeVersion = "2024-07-01";

    private readonly ScenarioPlan _plan;
    private readonly ScenarioPart _item;
    private readonly ScenarioPart _machine;
    private readonly string _vault;
    private readonly string _machinePath;
    private readonly string _path;

    public ScenarioItem(ScenarioPlan plan, ScenarioPart item, string vault, string? subscription)
    {
        _plan = plan;
        _item = item;
        _vault = vault;
        _machine = FindMachine();
        string name = _machine.Need("name");
        string group = _machine.Need("resourceGroup");
        _machinePath = $"{plan.Group(_machine, "resourceGroup")}/providers/Microsoft.Compute/virtualMachines/{name}";
        if (!string.Equals(_machine.Text("subscriptionId"), subscription, StringComparison.OrdinalIgnoreCase))
        {
            throw item.Wrong("vm", item.Given["vm"], "a machine of the vault's own subscription");
        }

        string key = Uri.EscapeDataString($"{group};{name}").Replace("%3B", ";");
        _path = $"{vault}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;{key}/protectedItems/VM;iaasvmcontainerv2;{key}";
    }

    public void Read()
    {
        double begun = _item.DaysAgo("protectedDaysAgo") ?? 30;
        string policy = _item.Text("policy") ?? "DefaultPolicy";
        At("protectedDaysAgo", begun, "PUT", string.Empty, ("policyId", $"{_vault}/backupPolicies/{policy}"));
        foreach (double daysAgo in _item.AllDaysAgo("backupsDaysAgo"))
        {
            Check("backupsDaysAgo", daysAgo, begun);
            _plan.At(daysAgo, stage => stage.Ask(
                _item.Place("backupsDaysAgo"), "POST", $"{_path}/backup?api-version={ScenarioVault.ApiVersion}",
                new JsonObject { ["properties"] = new JsonObject { ["objectType"] = "IaasVMBackupRequest" } }));
        }

        if (_item.OneOf("fails", "Agent", "Snapshot", "MachineDeleted") is { } fails)
        {
            double since = _item.DaysAgo("failsSinceDaysAgo") ?? 1;
            Check("failsSinceDaysAgo", since, begun);
            _plan.At(since, stage => Break(stage, fails));
        }
        else if (_item.Has("failsSinceDaysAgo"))
        {
            throw new ArgumentException($"{_item.Place("failsSinceDaysAgo")} says when, and 'fails' does not say what: Agent, Snapshot or MachineDeleted.");
        }

        double last = begun;
        foreach ((string name, string method, (string, JsonNode)[] properties) in new (string, string, (string, JsonNode)[])[]
        {
            ("suspendedDaysAgo", "PUT", new (string, JsonNode)[] { ("policyId", $"{_vault}/backupPolicies/{policy}"), ("protectionState", "BackupsSuspended") }),
            ("stoppedDaysAgo", "PUT", new (string, JsonNode)[] { ("policyId", string.Empty), ("protectionState", "ProtectionStopped") }),
            ("deletedDaysAgo", "DELETE", Array.Empty<(string, JsonNode)>()),
            ("undeletedDaysAgo", "PUT", new (string, JsonNode)[] { ("policyId", string.Empty), ("protectionState", "ProtectionStopped"), ("isRehydrate", true) }),
        })
        {
            if (_item.DaysAgo(name) is { } daysAgo)
            {
                Check(name, daysAgo, last);
                At(name, daysAgo, method, string.Empty, properties);
                last = daysAgo;
            }
        }
    }

    private void At(string name, double daysAgo, string method, string more, params (string Name, JsonNode Value)[] properties)
    {
        JsonObject? body = null;
        if (method == "PUT")
        {
            var given = new JsonObject { ["protectedItemType"] = "Microsoft.Compute/virtualMachines", ["sourceResourceId"] = _machinePath };
            foreach ((string property, JsonNode value) in properties)
            {
                given[property] = value;
            }

            body = new JsonObject { ["properties"] = given };
        }

        _plan.At(daysAgo, stage => stage.Ask(_item.Place(name), method, $"{_path}{more}?api-version={ScenarioVault.ApiVersion}", body));
    }

    private void Check(string name, double daysAgo, double before)
    {
        if (daysAgo > before)
        {
            throw _item.Wrong(name, _item.Given[name], FormattableString.Invariant($"at most {before}, when what comes before it happens"));
        }
    }

    private void Break(ScenarioStage stage, string how)
    {
        string place = _item.Place("fails");
        if (how == "MachineDeleted")
        {
            stage.Ask(place, "DELETE", $"{_machinePath}?api-version={ComputeVersion}");
            return;
        }

        var broken = (JsonObject)_machine.Given.DeepClone();
        broken["replace"] = true;
        if (how == "Agent")
        {
            broken["agentStatus"] = "Not Ready";
        }
        else
        {
            broken["snapshotFails"] = true;
        }

        stage.Ask(place, "POST", "/_emulator/vms", broken);
    }

    private ScenarioPart FindMachine()
    {
        string name = _item.Need("vm");
        ScenarioPart[] found = _plan.Machines
            .Where(machine => machine.Need("name").Equals(name, StringComparison.OrdinalIgnoreCase)
                && (_item.Text("vmResourceGroup") is not { } group || machine.Need("resourceGroup").Equals(group, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return found.Length == 1 ? found[0]
            : throw _item.Wrong("vm", _item.Given["vm"], found.Length == 0
                ? $"one of virtualMachines: {string.Join(", ", _plan.Machines.Select(machine => machine.Need("name")).Take(20))}"
                : "told from its namesakes by vmResourceGroup");
    }
}
