using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Host.Tests.Support;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>A served emulator with one vault that protects some machines.</summary>
internal sealed class ServedEstate : IDisposable
{
    public const string Group = "/subscriptions/" + EmulatorOptions.DefaultSubscriptionId + "/resourceGroups/rg";
    public const string Vault = Group + "/providers/Microsoft.RecoveryServices/vaults/v1";
    public const string Version = "?api-version=2024-04-01";

    private readonly HttpClient _client;

    private ServedEstate(ServerProcess server)
    {
        Server = server;
        _client = new HttpClient { BaseAddress = server.Address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
    }

    public ServerProcess Server { get; }

    public static string Item(int number) =>
        $"{Vault}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg;vm{number}/protectedItems/VM;iaasvmcontainerv2;rg;vm{number}";

    public static async Task<ServedEstate> StartAsync(int items, CancellationToken cancellationToken)
    {
        ServedEstate estate = new(await ServerProcess.StartAsync([EmulatorProgram.FullPath, "--time-scale", "0"], cancellationToken));
        await estate.SendAsync(HttpMethod.Put, Group + "?api-version=2022-12-01", """{"location": "westeurope"}""", cancellationToken);
        await estate.SendAsync(
            HttpMethod.Put, Vault + Version, """{"location": "westeurope", "sku": {"name": "RS0", "tier": "Standard"}, "properties": {}}""", cancellationToken);
        for (int i = 0; i < items; i++)
        {
            await estate.SendAsync(HttpMethod.Post, "/_emulator/vms", $$"""{"resourceGroup": "rg", "name": "vm{{i}}", "location": "westeurope"}""", cancellationToken);
        }

        await estate.StepAsync(60, cancellationToken);
        await estate.SendAsync(HttpMethod.Post, $"{Vault}/backupFabrics/Azure/refreshContainers{Version}", null, cancellationToken);
        await estate.StepAsync(300, cancellationToken);
        for (int i = 0; i < items; i++)
        {
            await estate.SendAsync(HttpMethod.Put, Item(i) + Version, Protection(i), cancellationToken);
        }

        await estate.StepAsync(300, cancellationToken);
        return estate;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await _client.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? answer
            : throw new InvalidDataException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
    }

    private static string Protection(int number) => new JsonObject
    {
        ["properties"] = new JsonObject
        {
            ["protectedItemType"] = "Microsoft.Compute/virtualMachines",
            ["sourceResourceId"] = $"{Group}/providers/Microsoft.Compute/virtualMachines/vm{number}",
            ["policyId"] = $"{Vault}/backupPolicies/DefaultPolicy",
        },
    }.ToJsonString();

    private Task StepAsync(int seconds, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/_emulator/clock/advance", $$"""{"seconds": {{seconds}}}""", cancellationToken);
}
