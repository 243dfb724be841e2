using System;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulator;

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
            Endpoint = EmulatorInstance.Endpoint.ToString(),
            VirtualTime = state["now"]!.GetValue<DateTimeOffset>(),
            Seed = emulator.Options.Seed,
            VirtualMachines = counts["virtualMachines"]!.GetValue<int>(),
            Vaults = counts["vaults"]!.GetValue<int>(),
            ProtectedItems = counts["protectedItems"]!.GetValue<int>(),
            Jobs = counts["jobs"]!.GetValue<int>(),
            Requests = state["requestCount"]!.GetValue<long>(),
        };
    }

    /// <summary>Moves virtual time.</summary>
    internal Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "clock/advance", new JsonObject { ["seconds"] = by.TotalSeconds }, cancellationToken);

    /// <summary>Makes a virtual machine, and its group where that is missing.</summary>
    internal Task AddVmAsync(JsonObject vm, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "vms", vm, cancellationToken);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(emulator.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(method, new Uri(EmulatorInstance.Endpoint, $"_emulator/{path}"));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        var answer = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        if (!response.IsSuccessStatusCode)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                answer["error"]?["message"]?.GetValue<string>() ?? $"The emulator answered {(int)response.StatusCode}.",
                "Change the parameter that the message names.");
        }

        return answer;
    }
}
