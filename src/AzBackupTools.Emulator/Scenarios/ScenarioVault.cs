using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>One vault of a scenario: what it is, its policies, its servers, and the history of its items.</summary>
internal sealed class ScenarioVault
{
    public const string ApiVersion = "2024-04-01";

    public static readonly string[] Members =
    {
        "name", "resourceGroup", "subscriptionId", "location", "tags", "properties", "config", "policies", "items", "marsServers", "otherItems",
    };

    private static readonly string[] ServerMembers = { "name", "agentVersion", "osType", "registeredDaysAgo", "lastSeenDaysAgo", "items" };

    private static readonly string[] ServerItemMembers =
    {
        "volume", "systemState", "policyName", "lastBackupDaysAgo", "lastBackupStatus", "recoveryPointCount", "oldestRecoveryPointDaysAgo", "neverBackedUp", "backsUpAt", "keepDays",
    };

    private static readonly string[] OtherItemMembers = { "type", "name", "source", "sourceResourceGroup", "policyName", "protectedDaysAgo", "lastBackupDaysAgo", "lastBackupStatus" };

    private readonly ScenarioPlan _plan;
    private readonly ScenarioPart _vault;
    private readonly string _path;

    public ScenarioVault(ScenarioPlan plan, ScenarioPart vault)
    {
        _plan = plan;
        _vault = vault;
        _path = $"{plan.Group(vault, "resourceGroup")}/providers/Microsoft.RecoveryServices/vaults/{Uri.EscapeDataString(vault.Need("name"))}";
    }

    public void Read()
    {
        var body = new JsonObject
        {
            ["location"] = _vault.Need("location"),
            ["tags"] = _vault.Object("tags")?.DeepClone(),
            ["sku"] = new JsonObject { ["name"] = "RS0", ["tier"] = "Standard" },
            ["properties"] = _vault.Object("properties")?.DeepClone() ?? new JsonObject { ["publicNetworkAccess"] = "Enabled" },
        };
        First(string.Empty, "PUT", string.Empty, body, TimeSpan.FromMinutes(1));
        if (_vault.Object("config") is { } config)
        {
            First(".config", "PATCH", "/backupconfig/vaultconfig", new JsonObject { ["properties"] = config.DeepClone() }, TimeSpan.FromMinutes(1));
        }

        foreach (ScenarioPart policy in _vault.Parts("policies", "name", "properties"))
        {
            First(
                policy.Path.Substring(_vault.Path.Length),
                "PUT",
                "/backupPolicies/" + Uri.EscapeDataString(policy.Need("name")),
                new JsonObject { ["properties"] = policy.Object("properties")?.DeepClone() ?? throw policy.Wrong("properties", null, "those of a policy, as its PUT has them") },
                TimeSpan.Zero);
        }

        First(string.Empty, "POST", "/backupFabrics/Azure/refreshContainers", null, TimeSpan.FromMinutes(3));
        _plan.Watch(_path);
        foreach (ScenarioPart item in _vault.Parts("items", ScenarioItem.Members))
        {
            new ScenarioItem(_plan, item, _path, _vault.Text("subscriptionId")).Read();
        }

        foreach (ScenarioPart server in _vault.Parts("marsServers", ServerMembers))
        {
            ReadServer(server);
        }

        foreach (ScenarioPart item in _vault.Parts("otherItems", OtherItemMembers))
        {
            _plan.At(item.DaysAgo("protectedDaysAgo") ?? 30, stage => stage.Ask(item.Path, "POST", "/_emulator/items", InVault(Dated(item, stage, ("lastBackup", 0.5)))));
        }
    }

    private void First(string place, string method, string path, JsonObject? body, TimeSpan takes) => _plan.First(stage =>
    {
        stage.Ask(_vault.Path + place, method, $"{_path}{path}?api-version={ApiVersion}", body);
        stage.Pass(takes);
    });

    private void ReadServer(ScenarioPart server)
    {
        server.Need("name");
        double registered = server.DaysAgo("registeredDaysAgo") ?? 30;
        IReadOnlyList<ScenarioPart> items = server.Parts("items", ServerItemMembers);
        _plan.At(registered, stage =>
        {
            JsonObject body = InVault(Dated(server, stage, ("lastSeen", 0)));
            if (items.Count > 0)
            {
                body["items"] = new JsonArray(items.Select(item => (JsonNode)(item.Has("neverBackedUp")
                    ? Dated(item, stage)
                    : Dated(item, stage, ("lastBackup", 0.5), ("oldestRecoveryPoint", registered)))).ToArray());
            }

            stage.Ask(server.Path, "POST", "/_emulator/mars-servers", body);
        });
    }

    private JsonObject InVault(JsonObject body)
    {
        body["resourceGroup"] = _vault.Need("resourceGroup");
        body["vault"] = _vault.Need("name");
        body["subscriptionId"] = _vault.Text("subscriptionId");
        return body;
    }

    /// <summary>The object with points in time in place of days before the start.</summary>
    private static JsonObject Dated(ScenarioPart part, ScenarioStage stage, params (string Name, double Otherwise)[] moments)
    {
        var dated = new JsonObject();
        foreach (KeyValuePair<string, JsonNode?> member in part.Given.Where(member => !member.Key.EndsWith("DaysAgo", StringComparison.OrdinalIgnoreCase)))
        {
            dated[member.Key] = member.Value?.DeepClone();
        }

        foreach ((string name, double otherwise) in moments)
        {
            dated[name] = WireTime.Stamp(stage.End - TimeSpan.FromDays(part.DaysAgo(name + "DaysAgo") ?? otherwise));
        }

        return dated;
    }
}
