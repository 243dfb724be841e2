using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzBackupTools.Emulator;

namespace AzBackupTools.Conformance;

/// <summary>What the service held before a recording began, as far as the recording shows it, put into the emulator by requests.</summary>
/// <remarks>
/// Groups, machines and storage accounts; the machines and the vaults of others that lists showed; the resource guard that a vault was
/// tied to. For the length of one request: an agent that had not reported yet, and an internal error of the service.
/// </remarks>
public sealed partial class RecordedEstate
{
    private readonly IReadOnlyList<Exchange> _exchanges;
    private readonly Func<string, string, string?, CancellationToken, Task<EmulatorResponse>> _send;

    private readonly Action<string, string> _refused;

    /// <param name="exchanges">The recording.</param>
    /// <param name="send">Asks the emulator.</param>
    /// <param name="refused">Is told of what the emulator does not take.</param>
    public RecordedEstate(
        IReadOnlyList<Exchange> exchanges,
        Func<string, string, string?, CancellationToken, Task<EmulatorResponse>> send,
        Action<string, string> refused)
    {
        _exchanges = exchanges;
        _send = send;
        _refused = refused;
    }

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        string all = string.Concat(_exchanges.Select(exchange => exchange.Uri + " " + exchange.RequestBody?.ToJsonString() + " "));
        foreach (string group in Group().Matches(all).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await PutGroupAsync(group, cancellationToken).ConfigureAwait(false);
        }

        string location = _exchanges.Where(exchange => exchange.Method == "PUT" && exchange.ShortPath.StartsWith("Microsoft.RecoveryServices/vaults/", StringComparison.OrdinalIgnoreCase))
            .Select(exchange => exchange.RequestBody?["location"]?.ToString()).FirstOrDefault(text => text is not null) ?? "eastus2euap";
        await SeedMachinesAsync(location, cancellationToken).ConfigureAwait(false);
        await SeedVaultsAsync(cancellationToken).ConfigureAwait(false);
        await SeedGuardsAsync(cancellationToken).ConfigureAwait(false);
        await SeedTargetsAsync(cancellationToken).ConfigureAwait(false);
        foreach (Exchange exchange in _exchanges.Where(exchange => exchange is { Method: "GET", Status: 200, Body: JsonObject }))
        {
            if (IsMachine(exchange))
            {
                await PutAsync(exchange.Uri.AbsolutePath, "2022-11-01", exchange.Body!, cancellationToken).ConfigureAwait(false);
            }
            else if (exchange.ShortPath.StartsWith("Microsoft.Storage/storageAccounts/", StringComparison.OrdinalIgnoreCase))
            {
                await PutAsync(exchange.Uri.AbsolutePath, "2016-01-01", exchange.Body!, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the service was in for this one request.</summary>
    public async Task BeforeAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Status >= 500)
        {
            await AdminAsync("POST", "faults", new JsonObject
            {
                ["match"] = new JsonObject { ["method"] = exchange.Method, ["pathContains"] = Uri.UnescapeDataString(exchange.Uri.AbsolutePath) },
                ["times"] = 1,
                ["effect"] = new JsonObject { ["status"] = exchange.Status, ["code"] = exchange.Body?["error"]?["code"]?.ToString() },
            }, cancellationToken).ConfigureAwait(false);
        }
        else if (HasSilentAgent(exchange))
        {
            await SetAgentAsync(exchange, "Not Ready", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Undoes it.</summary>
    public async Task AfterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Status >= 500)
        {
            await AdminAsync("DELETE", "faults", null, cancellationToken).ConfigureAwait(false);
        }
        else if (HasSilentAgent(exchange))
        {
            await SetAgentAsync(exchange, "Ready", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The machines of others that the recorded vaults offered for protection.</summary>
    private async Task SeedMachinesAsync(string location, CancellationToken cancellationToken)
    {
        IEnumerable<string> ids = Lists("backupProtectableItems")
            .Select(item => item?["properties"]?["virtualMachineId"]?.ToString() ?? string.Empty)
            .Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (string id in ids)
        {
            await PutGroupAsync(Group().Match(id).Value, cancellationToken).ConfigureAwait(false);
            await PutAsync(id, "2022-11-01", new JsonObject { ["location"] = location }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What restores name without ever asking for it.</summary>
    private async Task SeedTargetsAsync(CancellationToken cancellationToken)
    {
        IEnumerable<JsonNode> restores = _exchanges.Select(exchange => exchange.RequestBody?["restoreRequest"] ?? exchange.RequestBody?["properties"])
            .Where(restore => restore is JsonObject && restore["storageAccountId"] is not null).Select(restore => restore!);
        foreach (JsonNode restore in restores)
        {
            foreach ((string member, string version) in new[] { ("storageAccountId", "2016-01-01"), ("virtualNetworkId", "2023-09-01") })
            {
                if (restore[member]?.ToString() is { Length: > 0 } id)
                {
                    await PutAsync(id, version, new JsonObject { ["location"] = restore["region"]?.ToString() }, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>The vaults that lists show and that the recording itself does not make.</summary>
    private async Task SeedVaultsAsync(CancellationToken cancellationToken)
    {
        HashSet<string> made = new(
            _exchanges.Where(exchange => exchange.Method == "PUT").Select(exchange => Uri.UnescapeDataString(exchange.Uri.AbsolutePath)), StringComparer.OrdinalIgnoreCase);
        foreach (JsonNode? vault in Lists("Microsoft.RecoveryServices/vaults").Where(vault => vault?["id"] is not null).DistinctBy(vault => vault!["id"]!.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            string id = vault!["id"]!.ToString();
            if (!made.Contains(id))
            {
                await PutGroupAsync(Group().Match(id).Value, cancellationToken).ConfigureAwait(false);
                await PutAsync(id, "2021-08-01", WithIdentity((JsonObject)vault.DeepClone()), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A vault whose identities of users are gone was made with one.</summary>
    private static JsonObject WithIdentity(JsonObject vault)
    {
        if (vault["identity"]?["userAssignedIdentities"] is JsonObject { Count: 0 } identities)
        {
            identities[Group().Match(vault["id"]!.ToString()).Value + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/gone"] = new JsonObject();
        }

        return vault;
    }

    private async Task SeedGuardsAsync(CancellationToken cancellationToken)
    {
        foreach (Exchange exchange in _exchanges.Where(exchange => exchange.Method == "PUT" && exchange.ShortPath.Contains("/backupResourceGuardProxies/", StringComparison.OrdinalIgnoreCase)))
        {
            if (exchange.RequestBody?["properties"]?["resourceGuardResourceId"]?.ToString() is { } id && exchange.Body?["properties"]?["description"]?.ToString() is { } description)
            {
                await PutAsync(
                    id, "2023-01-01", new JsonObject { ["location"] = "eastus2euap", ["properties"] = new JsonObject { ["description"] = description } }, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<JsonNode?> Lists(string what) => _exchanges
        .Where(exchange => exchange is { Method: "GET", Status: 200 } && exchange.ShortPath.EndsWith(what, StringComparison.OrdinalIgnoreCase))
        .SelectMany(exchange => exchange.Body?["value"]?.AsArray() ?? []);

    private Task SetAgentAsync(Exchange exchange, string status, CancellationToken cancellationToken) => ReplaceAsync(exchange, new JsonObject
    {
        ["resourceGroup"] = Group().Match(exchange.Uri.AbsolutePath).Value.Split('/')[^1],
        ["subscriptionId"] = exchange.Uri.AbsolutePath.Split('/')[2],
        ["name"] = exchange.Uri.AbsolutePath.Split('/')[^1],
        ["location"] = exchange.Body!["location"]!.DeepClone(),
        ["agentStatus"] = status,
        ["replace"] = true,
    }, cancellationToken);

    private async Task ReplaceAsync(Exchange exchange, JsonObject machine, CancellationToken cancellationToken)
    {
        await AdminAsync("POST", "vms", machine, cancellationToken).ConfigureAwait(false);
        await PutAsync(exchange.Uri.AbsolutePath, "2022-11-01", exchange.Body!, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsMachine(Exchange exchange) =>
        exchange.Method == "GET" && exchange.ShortPath.StartsWith("Microsoft.Compute/virtualMachines/", StringComparison.OrdinalIgnoreCase);

    private static bool HasSilentAgent(Exchange exchange) =>
        IsMachine(exchange) && exchange.Status == 200 && exchange.Body?["properties"]?["instanceView"]?["vmAgent"]?["vmAgentVersion"]?.ToString() == "Unknown";

    private Task PutGroupAsync(string group, CancellationToken cancellationToken) =>
        PutAsync(group, "2022-12-01", new JsonObject { ["location"] = "eastus2euap" }, cancellationToken);

    private Task PutAsync(string path, string version, JsonNode body, CancellationToken cancellationToken) =>
        SendAsync("PUT", $"{path}?api-version={version}", body, cancellationToken);

    private Task AdminAsync(string method, string route, JsonNode? body, CancellationToken cancellationToken) =>
        SendAsync(method, "/_emulator/" + route, body, cancellationToken);

    private async Task SendAsync(string method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        EmulatorResponse answer = await _send(
            method, _exchanges[0].Uri.GetLeftPart(UriPartial.Authority) + path, body?.ToJsonString(), cancellationToken).ConfigureAwait(false);
        if (answer.Status >= 300)
        {
            _refused($"{method} {path}", $"{answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body)}");
        }
    }

    [GeneratedRegex("/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[^/?\"'\\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex Group();
}
