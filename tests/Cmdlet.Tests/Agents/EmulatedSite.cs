using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Emulator;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Cmdlet.Tests.Agents;

/// <summary>A server of the emulator.</summary>
public sealed class EmulatedSite : AgentSite
{
    private static readonly VaultId Vault = new(EmulatorOptions.DefaultSubscriptionId, "rg-backup", "v1");

    private readonly InProcessEmulator _emulator = new(new EmulatorOptions { StartTime = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero) });
    private readonly ArmClient _arm;
    private readonly EmulatedMarsAgent _agent;

    public EmulatedSite()
    {
        _arm = new ArmClient(new ArmClientOptions { Endpoint = _emulator.Endpoint, StaticToken = "emulator", Handler = _emulator.Handler, Clock = _emulator.Clock });
        _agent = new EmulatedMarsAgent(_emulator, EmulatedServer.Open(Root, Environment.MachineName, "2.0.9262.0"), static _ => null);
    }

    public override IMarsAgent Agent => _agent;

    public override async Task<string> CredentialAsync()
    {
        await PutAsync("resourceGroups/rg-backup?api-version=2022-12-01", """{"location":"westeurope"}""");
        await PutAsync(
            "resourceGroups/rg-backup/providers/Microsoft.RecoveryServices/vaults/v1?api-version=2024-04-01",
            """{"location":"westeurope","properties":{},"sku":{"name":"RS0","tier":"Standard"}}""");
        await _emulator.Clock.DelayAsync(TimeSpan.FromMinutes(5), CancellationToken.None);
        return await ExportAsync();
    }

    public override async Task<string> ExpiredCredentialAsync()
    {
        var old = await CredentialAsync();

        // Only the last file that was made is valid.
        await ExportAsync();
        return old;
    }

    public override async Task<SecureString> PinAsync() =>
        (await new SecurityPins(new BackupClient(_arm)).CreateAsync(Vault, false, static (_, _) => Task.FromResult(true), CancellationToken.None))!.SecurityPin;

    /// <summary>Lets time go by.</summary>
    public Task WaitAsync(TimeSpan time) => _emulator.Clock.DelayAsync(time, CancellationToken.None);

    public override ValueTask DisposeAsync()
    {
        _agent.Dispose();
        _arm.Dispose();
        _emulator.Dispose();
        return base.DisposeAsync();
    }

    private async Task<string> ExportAsync()
    {
        var file = Path.Combine(Root, Guid.NewGuid() + ".VaultCredentials");
        await new VaultCredentials(new BackupClient(_arm)).ExportAsync(
            Vault,
            10,
            (_, content) =>
            {
                File.WriteAllBytes(file, content);
                return file;
            },
            static (_, _) => Task.FromResult(true),
            CancellationToken.None);
        return file;
    }

    private async Task PutAsync(string path, string body)
    {
        using var client = new HttpClient(_emulator.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(_emulator.Endpoint, $"subscriptions/{EmulatorOptions.DefaultSubscriptionId}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "emulator");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
