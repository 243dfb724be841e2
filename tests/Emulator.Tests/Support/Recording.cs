using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>Sends the requests of a recording to the emulator and tells where the answers differ.</summary>
/// <remarks>
/// Ids that the service made up are replaced by those that the emulator makes up. Where the recording shows an operation further than
/// the emulator is, time moves on. What the emulator has no route for is passed over, and so is what depends on it.
/// </remarks>
internal sealed partial class Recording
{
    private const string RecordedSub = "00000000-0000-0000-0000-000000000000";
    private static readonly string[] Passed = ["backupEncryptionConfigs", "backupResourceGuardProxies/", "/restore", "skiptoken", "backupCrr", "aadProperties", "accessToken", "ForMove", "/move"];

    /// <summary>Members whose value must be the recorded one, not just its type.</summary>
    private static readonly string[] Exact =
    [
        "status", "protectionState", "protectionStatus", "healthStatus", "lastBackupStatus", "operation", "objectType", "type", "policyName",
        "registrationStatus", "code", "backupManagementType", "workloadType", "isScheduledForDeferredDelete", "softDeleteRetentionPeriod",
        "provisioningState", "backupStorageVersion", "softDeleteState", "softDeleteFeatureState", "storageTypeState", "storageModelType",
        "taskId", "recoveryPointType", "jobType", "virtualMachineVersion", "fabricName", "containerName", "protectedItemName",
        "isInclusionList", "policyType", "scheduleRunFrequency", "entityFriendlyName", "numberOfDisksIncludedInBackup",
    ];

    private readonly JsonArray _exchanges;
    private readonly Emu _emu;
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public Recording(string name, DateTimeOffset start)
    {
        _exchanges = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedRecordings.Folder!, name)))!.AsArray();
        _emu = new Emu(new EmulatorOptions { StartTime = start, SubscriptionIds = [RecordedSub] });
    }

    public List<string> Differences { get; } = [];

    public int Compared { get; private set; }

    public async Task Replay()
    {
        await Prepare();
        for (int i = 0; i < _exchanges.Count; i++)
        {
            JsonNode exchange = _exchanges[i]!;
            string uri = (string)exchange["uri"]!;
            int status = (int)exchange["status"]!;
            string method = (string)exchange["method"]!;
            if (status >= 500 || Passed.Any(part => uri.Contains(part, StringComparison.OrdinalIgnoreCase)) || UnknownId(uri))
            {
                continue;
            }

            if (method == "PUT" && uri.Contains("protectedItems", StringComparison.OrdinalIgnoreCase))
            {
                await RefreshFirst(uri);
            }

            string label = $"{i} {method} {uri[(uri.LastIndexOf("providers", StringComparison.Ordinal) + 9)..]}";
            Reply reply = await Catch(exchange, await Send(method, uri, exchange), method, uri);
            if (reply.Status != status)
            {
                Differences.Add($"{label}: status {reply.Status} in place of {status}: {reply.Text}");
                continue;
            }

            Compared++;
            CompareHeaders(label, exchange, reply);
            if (exchange["responseBody"] is JsonNode recorded && !uri.Contains("virtualMachines/", StringComparison.OrdinalIgnoreCase))
            {
                Compare(label, "", recorded, reply.Json);
                Learn(recorded, reply.Json);
            }
        }
    }

    private async Task Prepare()
    {
        foreach (JsonNode exchange in _exchanges.Select(e => e!))
        {
            string uri = (string)exchange["uri"]!;
            Match group = GroupOf().Match(uri);
            if (group.Success)
            {
                await _emu.SendText("PUT", group.Value + "?api-version=2022-12-01", """{"location":"centraluseuap"}""");
            }

            if (uri.Contains("virtualMachines/", StringComparison.OrdinalIgnoreCase) && exchange["responseBody"] is JsonObject vm && (int)exchange["status"]! == 200)
            {
                Reply put = await _emu.SendText("PUT", Local(uri).Split('?')[0] + "?api-version=2022-11-01", vm.ToJsonString());
                Assert.True(put.Status is 200 or 201, put.ToString());
            }
        }
    }

    /// <summary>The real vault sometimes knows machines by itself; the emulator's has to be asked.</summary>
    private async Task RefreshFirst(string uri)
    {
        string vault = Local(uri)[..Local(uri).IndexOf("/backupFabrics", StringComparison.Ordinal)];
        await _emu.Post(vault + "/backupFabrics/Azure/refreshContainers?api-version=2023-02-01");
        _emu.Advance(120);
    }

    private Task<Reply> Send(string method, string uri, JsonNode exchange) =>
        _emu.SendText(method, Mapped(uri), exchange["requestBody"]?.ToJsonString());

    /// <summary>Lets time go on until the emulator stands where the recording stood.</summary>
    private async Task<Reply> Catch(JsonNode exchange, Reply reply, string method, string uri)
    {
        for (int i = 0; i < 600 && method == "GET" && Behind(exchange, reply); i++)
        {
            _emu.Advance(10);
            reply = await Send(method, uri, exchange);
        }

        return reply;
    }

    private static bool Behind(JsonNode exchange, Reply reply)
    {
        if ((int)exchange["status"]! is 200 or 204 && reply.Status == 202)
        {
            return true;
        }

        return reply.Status == 200 && exchange["responseBody"] is JsonObject recorded && StatusOf(recorded) is "Succeeded" or "Completed"
            && StatusOf(reply.Json) is "InProgress" or "Updating" or "Provisioning";
    }

    private static string? StatusOf(JsonNode? body) => body is not JsonObject
        ? null
        : (string?)body["status"] ?? (body["properties"] is JsonObject properties ? (string?)properties["status"] ?? (string?)properties["provisioningState"] : null);

    private void CompareHeaders(string label, JsonNode exchange, Reply reply)
    {
        foreach ((string name, JsonNode? value) in exchange["headers"]!.AsObject())
        {
            if (name is "content-type")
            {
                continue;
            }

            string? given = reply.Header(name);
            string recorded = (string)value!;
            if (given is null)
            {
                Differences.Add($"{label}: the header {name} is missing");
            }
            else if (name is "azure-asyncoperation" or "location")
            {
                _ids[LastPart(recorded)] = LastPart(given);
                if (Mapped(recorded) != given)
                {
                    Differences.Add($"{label}: {name} is {given} in place of {Mapped(recorded)}");
                }
            }
            else if (recorded != given)
            {
                Differences.Add($"{label}: {name} is {given} in place of {recorded}");
            }
        }
    }

    private void Compare(string label, string path, JsonNode? recorded, JsonNode? given)
    {
        // The service had more vaults in its list than fit into a page.
        if (recorded is null || path == ".nextLink")
        {
            return;
        }

        if (given is null || recorded.GetValueKind() != given.GetValueKind())
        {
            bool bothBool = given is not null && recorded.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
                && given!.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;
            if (!bothBool)
            {
                Differences.Add($"{label}: {path} is {given?.ToJsonString() ?? "missing"} in place of {recorded.ToJsonString()}");
                return;
            }
        }

        switch (recorded)
        {
            case JsonObject o:
                foreach ((string name, JsonNode? value) in o)
                {
                    Compare(label, $"{path}.{name}", value, given![name]);
                }

                break;
            case JsonArray { Count: > 0 } a when given!.AsArray().Count > 0:
                Compare(label, path + "[0]", Partner(a, given.AsArray()[0]!), given.AsArray()[0]);
                break;
            case JsonValue when Exact.Contains(path[(path.LastIndexOf('.') + 1)..]) && recorded.ToJsonString() != given!.ToJsonString():
                Differences.Add($"{label}: {path} is {given.ToJsonString()} in place of {recorded.ToJsonString()}");
                break;
        }
    }

    /// <summary>The recorded entry that an entry of the emulator corresponds to: the service had other things in its lists, too.</summary>
    private JsonNode Partner(JsonArray recorded, JsonNode given)
    {
        string Name(JsonNode node) => node is JsonObject o ? (string?)(o["name"] ?? o["taskId"]) ?? "" : "";
        return recorded.FirstOrDefault(r => Mapped(Name(r!)).Equals(Name(given), StringComparison.OrdinalIgnoreCase)) ?? recorded[0]!;
    }

    private void Learn(JsonNode recorded, JsonNode given)
    {
        if (recorded["properties"]?["jobId"] is JsonNode job && given["properties"]?["jobId"] is JsonNode own)
        {
            _ids[(string)job!] = (string)own!;
        }

        if (recorded["value"] is JsonArray { Count: 1 } one && given["value"] is JsonArray { Count: 1 } other
            && ((string?)one[0]!["type"])?.EndsWith("recoveryPoints", StringComparison.Ordinal) == true)
        {
            _ids[(string)one[0]!["name"]!] = (string)other[0]!["name"]!;
        }
    }

    private bool UnknownId(string uri) =>
        Id().Matches(Local(uri)).Any(match => match.Value != RecordedSub && !_ids.ContainsKey(match.Value))
        || (uri.Contains("/recoveryPoints/", StringComparison.Ordinal) && LastPart(uri) is { Length: > 0 } point && !_ids.ContainsKey(point));

    private string Mapped(string text) => _ids.Aggregate(text, (before, pair) => before.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private static string LastPart(string uri) => uri.Split('?')[0].Split('/')[^1];

    private static string Local(string uri) => uri["https://management.azure.com".Length..];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("/subscriptions/[^/]+/resourceGroups/[^/?]+", RegexOptions.IgnoreCase)]
    private static partial Regex GroupOf();
}
