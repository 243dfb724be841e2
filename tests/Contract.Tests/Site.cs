using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>An emulator behind a door, a client before it, and what most scenarios begin with.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Subscription = EmulatorOptions.DefaultSubscriptionId;
    public const string Region = "westeurope";
    public const string Group = "rg-shop";

    public static readonly DateTimeOffset Start = new(2031, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly FrontDoor _door;
    private readonly HttpClient _admin;

    private readonly ArmClientOptions _options;

    private Site(EmulatorEngine engine, FrontDoor door, string? token)
    {
        Engine = engine;
        _door = door;
        _admin = door.Handler is null ? new HttpClient() : new HttpClient(door.Handler, disposeHandler: false);
        _admin.BaseAddress = door.Endpoint;
        _options = new ArmClientOptions
        {
            Endpoint = door.Endpoint,
            Handler = door.Handler,
            StaticToken = token,
            KeyVaults = new Uri(door.Endpoint, "_keyvaults/"),
            Clock = new EngineClock(engine),
            Retry = new ArmRetryOptions { JitterSeed = 1 },
        };
        Arm = new ArmClient(_options);
        Client = new BackupClient(Arm);
    }

    public static VaultId Vault { get; } = new(Subscription, Group, "vault-blue");

    public static PolicyId DefaultPolicy { get; } = new(Vault, "DefaultPolicy");

    public EmulatorEngine Engine { get; }

    public ArmClient Arm { get; }

    public BackupClient Client { get; }

    public DateTimeOffset Now => Engine.Clock.UtcNow;

    public static VmId Vm(string name) => new(Subscription, Group, name);

    public static ProtectedItemId Item(string name, VaultId? vault = null) => ProtectedItemId.ForVm(vault ?? Vault, Vm(name));

    /// <summary>An emulator with nothing in it but its subscription.</summary>
    public static async Task<Site> EmptyAsync<TDoor>(string? token = "invented-token", string? acceptedToken = null, TimeSpan vaultDeletionLag = default, params string[] otherSubscriptions)
        where TDoor : FrontDoor, IDoorKind
    {
        var engine = new EmulatorEngine(new EmulatorOptions
        {
            StartTime = Start, AcceptedToken = acceptedToken, VaultDeletionLag = vaultDeletionLag, SubscriptionIds = [Subscription, .. otherSubscriptions],
        });
        return new Site(engine, await TDoor.OpenAsync(engine), token);
    }

    /// <summary>An emulator with a vault that knows these machines.</summary>
    public static async Task<Site> WithVmsAsync<TDoor>(params string[] names)
        where TDoor : FrontDoor, IDoorKind
    {
        var site = await EmptyAsync<TDoor>();
        await site.StockAsync(names);
        return site;
    }

    /// <summary>Adds a group, machines and a vault that knows them.</summary>
    public async Task StockAsync(params string[] names)
    {
        await Client.ResourceGroups.CreateAsync(Subscription, Group, Region, default);
        foreach (var name in names)
        {
            await AddVmAsync(name);
        }

        await CreateVaultAsync(Vault);
        await DoneAsync(Client.Discovery.RefreshAsync(Vault, default));
    }

    public Task CreateVaultAsync(VaultId vault) =>
        DoneAsync(Client.Vaults.StartCreateAsync(vault, new VaultSpec { Location = Region }, default));

    public Task AddVmAsync(string name, params int[] luns) => AddVmAsync(name, [], luns);

    /// <summary>A machine with more to it than a name.</summary>
    public Task AddVmAsync(string name, JsonObject more, params int[] luns) => AdminAsync("vms", new JsonObject(more.DeepClone().AsObject().Select(static pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())))
    {
        ["resourceGroup"] = Group,
        ["name"] = name,
        ["location"] = Region,
        ["dataDisks"] = new JsonArray([.. luns.Select(static lun => (JsonNode)new JsonObject { ["lun"] = lun, ["sizeGB"] = 32 })]),
    });

    /// <summary>Puts a resource that no service of ours makes.</summary>
    public async Task PutAsync(string path, string apiVersion, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{path.TrimStart('/')}?api-version={apiVersion}", UriKind.Relative));
        await SendAsync(request, body);
    }

    /// <summary>Asks for something that no service of ours asks for.</summary>
    public async Task PostAsync(string path, string apiVersion, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{path.TrimStart('/')}?api-version={apiVersion}", UriKind.Relative));
        await SendAsync(request, body);
    }

    /// <summary>The names in a list that no service of ours asks for.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string path, string apiVersion)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{path.TrimStart('/')}?api-version={apiVersion}", UriKind.Relative));
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _options.StaticToken);
        using var answer = await _admin.SendAsync(request);
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["value"]!.AsArray().Select(static one => one!["name"]!.GetValue<string>())];
    }

    /// <summary>A storage account to stage a restore in; its id.</summary>
    public async Task<string> AddAccountAsync(string name, string region = Region, string group = Group, string subscription = Subscription)
    {
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/{name}";
        await PutAsync(id, "2023-01-01", $$"""{"location":"{{region}}","sku":{"name":"Standard_LRS"},"kind":"StorageV2"}""");
        return id;
    }

    /// <summary>A virtual network with subnet "front"; its id.</summary>
    public async Task<string> AddNetworkAsync(string name, string region = Region, string group = Group, string subscription = Subscription)
    {
        var id = $"/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{name}";
        await PutAsync(id, "2023-09-01", $$$"""{"location":"{{{region}}}","properties":{"subnets":[{"name":"front"}]}}""");
        return id;
    }

    /// <summary>A key vault that is ruled by roles; where it says that it answers.</summary>
    public async Task<Uri> AddKeyVaultAsync(string name)
    {
        const string Version = "2026-02-01";
        var id = $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/Microsoft.KeyVault/vaults/{name}";
        await PutAsync(id, Version, $$"""{"location":"{{Region}}"}""");
        return new Uri((await GetAsync(new Uri($"{id}?api-version={Version}", UriKind.Relative)))!["properties"]!["vaultUri"]!.GetValue<string>());
    }

    /// <summary>What a plain client is answered.</summary>
    public async Task<JsonNode?> GetAsync(Uri uri)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _options.StaticToken);
        using var answer = await _admin.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Allows these actions and these data actions, and no others.</summary>
    public async Task AllowAsync(string[] actions, string[] dataActions)
    {
        using var answer = await _admin.PutAsJsonAsync(new Uri("_emulator/access", UriKind.Relative), new { actions, dataActions });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A client that gives up after a second or two of real time, where the time is real, and tries twice.</summary>
    public ArmClient Impatient() => new(_options with { NetworkTimeout = TimeSpan.FromSeconds(2), Retry = _options.Retry with { MaxAttempts = 2 } });

    /// <summary>Registers a server with the agent, one volume of which has just been backed up.</summary>
    public Task AddServerAsync(string name) => AdminAsync("mars-servers", new JsonObject
    {
        ["resourceGroup"] = Group,
        ["vault"] = Vault.Name,
        ["name"] = name,
    });

    /// <summary>Adds a fault rule.</summary>
    public Task FaultAsync(string json) => AdminAsync("faults", JsonNode.Parse(json)!.AsObject());

    public async Task ClearFaultsAsync()
    {
        using var answer = await _admin.DeleteAsync(new Uri("_emulator/faults", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The requests so far, each as "GET /path?query".</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync()
    {
        var log = await _admin.GetFromJsonAsync<JsonObject>(new Uri("_emulator/requests", UriKind.Relative));
        return [.. log!["value"]!.AsArray().Select(static entry => Uri.UnescapeDataString($"{entry!["method"]} {entry["path"]}{entry["query"]}"))];
    }

    /// <summary>The requests that an action sends.</summary>
    public async Task<IReadOnlyList<string>> RequestsOfAsync(Func<Task> action)
    {
        var before = (await RequestsAsync()).Count;
        await action();
        return [.. (await RequestsAsync()).Skip(before)];
    }

    /// <summary>Waits for the end of an operation.</summary>
    public async Task<LongRunningOperation> DoneAsync(Task<LongRunningOperation> started) => await Arm.WaitAsync(await started, null, default);

    /// <summary>Waits for the end of an operation and of its job.</summary>
    public async Task<BackupJob> JobDoneAsync(Task<LongRunningOperation> started)
    {
        var operation = await DoneAsync(started);
        Assert.NotNull(operation.JobId);
        return Assert.Single(await Client.Jobs.WaitAsync([new JobId(Vault, operation.JobId)], null, null, default));
    }

    public Task<BackupJob> ProtectAsync(string name) => JobDoneAsync(Client.Protection.StartProtectAsync(Item(name), Vm(name), DefaultPolicy, null, default));

    public async Task<ProtectedItem> GetItemAsync(string name)
    {
        var item = await Client.Protection.FindAsync(Item(name), default);
        Assert.NotNull(item);
        return item;
    }

    public async ValueTask DisposeAsync()
    {
        Arm.Dispose();
        _admin.Dispose();
        await _door.DisposeAsync();
    }

    /// <summary>The code with which the emulator itself refuses.</summary>
    public async Task<string?> AdminErrorAsync(string route, JsonObject body)
    {
        using var answer = await _admin.PostAsJsonAsync(new Uri("_emulator/" + route, UriKind.Relative), body);
        Assert.False(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["error"]?["code"];
    }

    private async Task SendAsync(HttpRequestMessage request, string body)
    {
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _options.StaticToken);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks something of the emulator itself: "mars-servers".</summary>
    public async Task AdminAsync(string route, JsonObject body)
    {
        using var answer = await _admin.PostAsJsonAsync(new Uri("_emulator/" + route, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class EngineClock(EmulatorEngine engine) : IClock
    {
        public DateTimeOffset UtcNow => engine.Clock.UtcNow;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => engine.Clock.WaitAsync(delay, cancellationToken);
    }
}
