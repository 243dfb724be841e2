using System;
using System.Collections.Generic;
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

/// <summary>A served emulator with an estate made at a stroke.</summary>
internal sealed class BulkEstate : IDisposable
{
    private readonly HttpClient _client;

    private BulkEstate(ServerProcess server)
    {
        Server = server;
        _client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
    }

    public ServerProcess Server { get; }

    /// <summary>The first vault of an estate.</summary>
    public static string Vault { get; } =
        $"/subscriptions/{EmulatorOptions.DefaultSubscriptionId}/resourceGroups/estate-001/providers/Microsoft.RecoveryServices/vaults/estate-001";

    public static string Item(int number) =>
        $"{Vault}/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;estate-001;vm-{number:D5}/protectedItems/VM;iaasvmcontainerv2;estate-001;vm-{number:D5}";

    /// <summary>Starts a server, from a state file where there is one.</summary>
    public static async Task<BulkEstate> StartAsync(string? stateFile, CancellationToken cancellationToken)
    {
        List<string> arguments = [EmulatorProgram.FullPath, "--time-scale", "0", "--start-time", "2026-01-05T08:00:00Z"];
        if (stateFile is not null)
        {
            arguments.AddRange(["--state", stateFile]);
        }

        return new BulkEstate(await ServerProcess.StartAsync(arguments, cancellationToken));
    }

    public async Task SeedAsync(int vaults, int items, int historyDays, CancellationToken cancellationToken) => await SendAsync(
        HttpMethod.Post, "/_emulator/seed", $$"""{"estates": [{"vaults": {{vaults}}, "itemsPerVault": {{items}}, "historyDays": {{historyDays}}}]}""", cancellationToken);

    /// <summary>Has it write its state and end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await SendAsync(HttpMethod.Post, "/_emulator/stop", null, cancellationToken);
        await Server.EndAsync(cancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => JsonNode.Parse(await SendAsync(HttpMethod.Get, path, null, cancellationToken))!;

    /// <summary>The addresses of the pages of a list, the first among them, up to a number.</summary>
    public async Task<List<string>> PagesAsync(string path, int most, CancellationToken cancellationToken)
    {
        List<string> pages = [];
        for (string? next = path; next is not null && pages.Count < most;)
        {
            pages.Add(next);
            string? link = (string?)(await GetAsync(next, cancellationToken))["nextLink"];
            next = link is null ? null : new Uri(link).PathAndQuery;
        }

        return pages;
    }

    public void Dispose()
    {
        _client.Dispose();
        Server.Dispose();
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _client.SendAsync(request, cancellationToken);
        string text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidDataException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }
}
