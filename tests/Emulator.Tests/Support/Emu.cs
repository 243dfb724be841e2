using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>An emulator with one vault's worth of shorthand around it.</summary>
internal sealed class Emu
{
    public const string Sub = EmulatorOptions.DefaultSubscriptionId;
    public const string Host = "http://emulator.localhost";
    public const string Group = $"/subscriptions/{Sub}/resourceGroups/rg-test";
    public const string Vault = $"{Group}/providers/Microsoft.RecoveryServices/vaults/vault1";
    public const string DefaultPolicy = $"{Vault}/backupPolicies/DefaultPolicy";

    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <param name="options">What it is made of.</param>
    /// <param name="records">False for a test whose requests are nonsense on purpose.</param>
    public Emu(EmulatorOptions? options = null, bool records = true) =>
        Engine = new EmulatorEngine((options ?? new EmulatorOptions { StartTime = Start }) with { Recorder = records ? TrafficRecorder.OfProcess : null });

    public EmulatorEngine Engine { get; }

    public string BackupVersion { get; set; } = "2024-04-01";

    public static string VmId(string name, string group = "rg-test") =>
        $"/subscriptions/{Sub}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{name}";

    public static string Container(string name, string group = "rg-test", string vault = Vault) =>
        $"{vault}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;{group};{name}";

    public static string Item(string name, string group = "rg-test", string vault = Vault) =>
        $"{Container(name, group, vault)}/protectedItems/VM;iaasvmcontainerv2;{group};{name}";

    public static JsonObject Protect(string name, string? policy = DefaultPolicy, string group = "rg-test") => new()
    {
        ["properties"] = new JsonObject
        {
            ["protectedItemType"] = "Microsoft.Compute/virtualMachines", ["sourceResourceId"] = VmId(name, group), ["policyId"] = policy,
        },
    };

    public static JsonObject Stop(string name) => With(Protect(name, ""), "protectionState", "ProtectionStopped");

    public static JsonObject Undelete(string name) => With(Stop(name), "isRehydrate", true);

    public static JsonObject With(JsonObject body, string name, JsonNode? value)
    {
        body["properties"]![name] = value;
        return body;
    }

    public static JsonObject BackupBody(string? expiry = null) => new()
    {
        ["properties"] = expiry is null
            ? new JsonObject { ["objectType"] = "IaasVMBackupRequest" }
            : new JsonObject { ["objectType"] = "IaasVMBackupRequest", ["recoveryPointExpiryTimeInUTC"] = expiry },
    };

    public string Version(string path) =>
        path.StartsWith("/_emulator", StringComparison.OrdinalIgnoreCase) ? ""
        : path.Contains("/subscriptions/" + Sub + "/providers/Microsoft.Compute", StringComparison.Ordinal) && !path.Contains("virtualMachines", StringComparison.Ordinal) ? "2022-12-01"
        : path.Contains("Microsoft.Compute", StringComparison.OrdinalIgnoreCase) && !path.Contains("RecoveryServices", StringComparison.OrdinalIgnoreCase) ? "2024-07-01"
        : path.Contains("Microsoft.Network", StringComparison.OrdinalIgnoreCase) ? "2024-07-01"
        : path.Contains("Storage/", StringComparison.OrdinalIgnoreCase) || path.EndsWith("storageAccounts", StringComparison.Ordinal) ? "2016-01-01"
        : path.Contains("RecoveryServices", StringComparison.OrdinalIgnoreCase) ? BackupVersion
        : path.Contains("KeyVault", StringComparison.OrdinalIgnoreCase) ? "2023-07-01"
        : path.Contains("DataProtection", StringComparison.OrdinalIgnoreCase) ? "2023-01-01"
        : "2022-12-01";

    /// <summary>Sends. A path without api-version gets the one of its provider; an absolute address goes as it is.</summary>
    public Task<Reply> Send(string method, string path, JsonNode? body = null) => SendText(method, path, body?.ToJsonString());

    public async Task<Reply> SendText(string method, string path, string? body = null, Dictionary<string, string>? headers = null)
    {
        string url = path;
        if (!path.StartsWith("http", StringComparison.Ordinal))
        {
            string version = Version(path);
            url = Host + path + (version.Length == 0 || path.Contains("api-version", StringComparison.Ordinal)
                ? ""
                : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "api-version=" + version);
        }

        headers ??= new Dictionary<string, string> { ["Authorization"] = "Bearer token" };
        EmulatorResponse response = await Engine.HandleAsync(
            new EmulatorRequest(method, new Uri(url), headers, body is null ? null : Encoding.UTF8.GetBytes(body)), CancellationToken.None);
        return new Reply(response);
    }

    public Task<Reply> Get(string path) => Send("GET", path);

    public Task<Reply> Put(string path, JsonNode body) => Send("PUT", path, body);

    public Task<Reply> Post(string path, JsonNode? body = null) => Send("POST", path, body);

    public Task<Reply> Delete(string path) => Send("DELETE", path);

    public void Advance(double seconds) => Engine.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Follows Azure-AsyncOperation to its end, ten seconds at a time.</summary>
    public async Task<Reply> Finish(Reply accepted)
    {
        string link = accepted.Header("Azure-AsyncOperation") ?? throw new InvalidOperationException($"No operation in {accepted}.");
        for (int i = 0; i < 1000; i++)
        {
            Reply status = await Get(link);
            if (status.Status != 200)
            {
                throw new InvalidOperationException(status.ToString());
            }

            if ((string?)status.Json["status"] != "InProgress")
            {
                return status;
            }

            Advance(10);
        }

        throw new InvalidOperationException("The operation does not end.");
    }

    public static JsonObject VaultBody(string location = "westeurope") => new()
    {
        ["location"] = location, ["sku"] = new JsonObject { ["name"] = "Standard" }, ["properties"] = new JsonObject { ["publicNetworkAccess"] = "Enabled" },
    };

    public async Task AddVm(string name, string group = "rg-test", string location = "westeurope", string more = "") =>
        (await SendText("POST", "/_emulator/vms", $$"""{"resourceGroup":"{{group}}","name":"{{name}}","location":"{{location}}"{{more}}}""")).Expect(201);

    public async Task AddVault(string vault = Vault, string location = "westeurope") =>
        await Finish((await Put(vault, VaultBody(location))).Expect(201));

    public async Task Refresh(string vault = Vault)
    {
        Reply accepted = (await Post(vault + "/backupFabrics/Azure/refreshContainers")).Expect(202);
        Advance(120);
        (await Get(accepted.Header("Location")!)).Expect(204);
    }

    /// <summary>One vault, the machines, refreshed.</summary>
    public async Task<Emu> WithVms(params string[] names)
    {
        if (names.Length == 0)
        {
            (await Put(Group, new JsonObject { ["location"] = "westeurope" })).Expect(201);
        }

        foreach (string name in names)
        {
            await AddVm(name);
        }

        await AddVault();
        await Refresh();
        return this;
    }

    public async Task<Emu> WithProtected(params string[] names)
    {
        await WithVms(names);
        foreach (string name in names)
        {
            await Finish((await Put(Item(name), Protect(name))).Expect(202));
        }

        return this;
    }

    /// <summary>What restores name: storage accounts here and in the paired region, and a network.</summary>
    public async Task AddStaging()
    {
        foreach ((string path, string location) in new[] { ("Storage/storageAccounts/sa1", "westeurope"), ("Storage/storageAccounts/sapair", "northeurope"), ("Network/virtualNetworks/net1", "westeurope") })
        {
            Reply put = await Put($"{Group}/providers/Microsoft.{path}", new JsonObject { ["location"] = location });
            Assert.True(put.Status is 200 or 201, put.ToString());
        }
    }

    /// <summary>Backs up and waits for the job; gives the job.</summary>
    public async Task<Reply> Backup(string name, string? expiry = null)
    {
        Reply operation = await Finish((await Post(Item(name) + "/backup", BackupBody(expiry))).Expect(202));
        Advance(3600);
        return (await Get($"{Vault}/backupJobs/{operation.Json["properties"]!["jobId"]}")).Expect(200);
    }

    public async Task<string> StateOf(string name)
    {
        Reply reply = await Get(Item(name));
        if (reply.Status == 404)
        {
            return "None";
        }

        JsonNode properties = reply.Expect(200).Json["properties"]!;
        return (bool?)properties["isScheduledForDeferredDelete"] == true ? "SoftDeleted" : (string)properties["protectionState"]!;
    }
}
