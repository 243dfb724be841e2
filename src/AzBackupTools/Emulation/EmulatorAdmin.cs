using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulation;

/// <summary>Speaks to the administrative side of an emulator, which is the same in process and over a network.</summary>
internal sealed class EmulatorAdmin(EmulatorInstance emulator)
{
    /// <summary>Reads the state.</summary>
    internal async Task<EmulatorInfo> GetStateAsync(CancellationToken cancellationToken)
    {
        var state = await SendAsync(HttpMethod.Get, "state", null, cancellationToken).ConfigureAwait(false);
        var counts = state["counts"]!;
        return new EmulatorInfo
        {
            Endpoint = emulator.Endpoint.ToString(),
            VirtualTime = state["now"]!.GetValue<DateTimeOffset>(),
            Seed = state["seed"]!.GetValue<int>(),
            Scenario = state["scenario"]!.GetValue<string>(),
            VirtualMachines = counts["virtualMachines"]!.GetValue<int>(),
            Vaults = counts["vaults"]!.GetValue<int>(),
            ProtectedItems = counts["protectedItems"]!.GetValue<int>(),
            Jobs = counts["jobs"]!.GetValue<int>(),
            Faults = counts["faults"]!.GetValue<int>(),
            Requests = state["requestCount"]!.GetValue<long>(),
        };
    }

    /// <summary>Moves virtual time.</summary>
    internal Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "clock/advance", new JsonObject { ["seconds"] = by.TotalSeconds }, cancellationToken);

    /// <summary>Makes a subscription, or finds the one of the name; its id.</summary>
    internal async Task<string> AddSubscriptionAsync(string name, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, "subscriptions", new JsonObject { ["name"] = name }, cancellationToken).ConfigureAwait(false))["subscriptionId"]!.GetValue<string>();

    /// <summary>Makes a virtual machine, and its group where that is missing.</summary>
    internal Task AddVmAsync(JsonObject vm, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "vms", vm, cancellationToken);

    /// <summary>Takes a virtual machine away, as if somebody had deleted it.</summary>
    internal Task RemoveVmAsync(JsonObject vm, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "vms/delete", vm, cancellationToken);

    /// <summary>Registers a server with the MARS agent; the answer is its container.</summary>
    internal Task<JsonNode> AddMarsServerAsync(JsonObject server, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "mars-servers", server, cancellationToken);

    /// <summary>Adds a rule to misbehave by.</summary>
    internal async Task<EmulatorFault> AddFaultAsync(JsonObject rule, CancellationToken cancellationToken) =>
        ReadFault(await SendAsync(HttpMethod.Post, "faults", rule, cancellationToken).ConfigureAwait(false));

    /// <summary>The rules in force, in the order they came.</summary>
    internal async Task<IReadOnlyList<EmulatorFault>> GetFaultsAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, "faults", null, cancellationToken).ConfigureAwait(false);
        return [.. answer["value"]!.AsArray().Select(rule => ReadFault(rule!))];
    }

    /// <summary>Takes back every rule.</summary>
    internal Task ClearFaultsAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, "faults", null, cancellationToken);

    /// <summary>Says which RBAC actions are allowed, data actions among them; null for all.</summary>
    internal Task SetAccessAsync(IReadOnlyList<string>? actions, CancellationToken cancellationToken) => actions is null
        ? SendAsync(HttpMethod.Delete, "access", null, cancellationToken)
        : SendAsync(HttpMethod.Put, "access", Allowed(DataAction.Part(actions)), cancellationToken);

    /// <summary>Starts anew.</summary>
    internal Task ResetAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, "reset", null, cancellationToken);

    /// <summary>Puts a resource as any client of ARM does.</summary>
    /// <param name="path">Its ARM id with the api-version.</param>
    /// <param name="body">The resource.</param>
    /// <param name="keepExisting">Whether one that is there already stays as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task PutAsync(string path, JsonObject body, bool keepExisting, CancellationToken cancellationToken)
    {
        if (keepExisting)
        {
            using var client = new HttpClient(emulator.Handler, disposeHandler: false);
            using var look = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.Endpoint, path));
            look.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "emulator");
            using var found = await AskAsync(client, look, cancellationToken).ConfigureAwait(false);
            if (found.IsSuccessStatusCode)
            {
                return;
            }
        }

        await SendAsync(HttpMethod.Put, new Uri(emulator.Endpoint, path), body, cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Allowed((IReadOnlyList<string> Actions, IReadOnlyList<string> DataActions) allowed) => new() { ["actions"] = Texts(allowed.Actions), ["dataActions"] = Texts(allowed.DataActions) };

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);

    private static EmulatorFault ReadFault(JsonNode rule) => new()
    {
        Id = rule["id"]!.GetValue<string>(),
        Method = rule["method"]?.GetValue<string>(),
        PathContains = rule["pathContains"]?.GetValue<string>(),
        Effect = rule["effect"]!.GetValue<string>(),
        Probability = rule["probability"]!.GetValue<double>(),
        SkipsLeft = rule["skipsLeft"]!.GetValue<int>(),
        TimesLeft = rule["timesLeft"]?.GetValue<int>(),
        Struck = rule["struck"]!.GetValue<int>(),
    };

    private Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken) =>
        SendAsync(method, new Uri(emulator.Endpoint, $"_emulator/{path}"), body, cancellationToken);

    private async Task<JsonNode> SendAsync(HttpMethod method, Uri uri, JsonObject? body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(emulator.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "emulator");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await AskAsync(client, request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        var answer = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        if (!response.IsSuccessStatusCode)
        {
            var message = answer["error"]?["message"]?.GetValue<string>() ?? $"The emulator answered {(int)response.StatusCode}.";
            throw response.StatusCode == HttpStatusCode.Conflict
                ? new BackupException(ErrorIds.AlreadyExists, message.Split('.')[0] + ".", answer["error"]?["code"]?.GetValue<string>() == "AlreadyExists" ? "Choose another name, or replace it with -Force." : "Choose another name.")
                : response.StatusCode == HttpStatusCode.NotFound
                ? new BackupException(ErrorIds.ResourceNotFound, message, "Look at what the emulator holds: Get-RsEmulator counts it, the Get- cmdlets name it.")
                : new BackupException(ErrorIds.InvalidArgument, message, "Change the parameter that the message names.");
        }

        return answer;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new BackupException(
                ErrorIds.EmulatorNotRunning,
                $"The emulator at {emulator.Endpoint} does not answer any more.",
                "Forget it with Stop-RsEmulator and start another with Start-RsEmulator.",
                innerException: e)
            {
                ConcernsAllInput = true,
            };
        }
    }
}
