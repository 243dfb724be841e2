using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Emulator;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>A server of the emulator.</summary>
public sealed class EmulatedSite : AgentSite
{
    private static readonly VaultId Vault = new(EmulatorOptions.DefaultSubscriptionId, "rg-backup", "v1");
    private static readonly VaultId OtherVault = new(EmulatorOptions.DefaultSubscriptionId, "rg-backup", "v2");

    private readonly InProcessEmulator _emulator = new(new EmulatorOptions { StartTime = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero) });
    private readonly ArmClient _arm;
    private readonly EmulatedMarsAgent _agent;
    private EmulatedMarsAgent? _other;

    public EmulatedSite()
    {
        _arm = new ArmClient(new ArmClientOptions { Endpoint = _emulator.Endpoint, StaticToken = "emulator", Handler = _emulator.Handler, Clock = _emulator.Clock });
        _agent = new EmulatedMarsAgent(_emulator, EmulatedServer.Open(Root, Environment.MachineName, "2.0.9262.0"), name => name == "fs07" ? _other?.Server : null);
    }

    public override IMarsAgent Agent => _agent;

    public override async Task<string> CredentialAsync()
    {
        await MakeAsync(Vault);
        return await ExportAsync(Vault);
    }

    public override async Task<string> ExpiredCredentialAsync()
    {
        var old = await CredentialAsync();

        // Only the last file that was made is valid.
        await ExportAsync(Vault);
        return old;
    }

    public override async Task<string> ForeignCredentialAsync()
    {
        await MakeAsync(OtherVault);
        return await ExportAsync(OtherVault);
    }

    public override async Task<string> OtherServerAsync(MarsPolicy policy)
    {
        var credential = await ExportAsync(Vault);
        var root = Path.Combine(Root, "fs07");
        Directory.CreateDirectory(Path.Combine(root, "C", "Data", "sub"));
        File.WriteAllText(Path.Combine(root, "C", "Data", "one.txt"), "one");
        File.WriteAllText(Path.Combine(root, "C", "Data", "sub", "two.txt"), "two");
        _other = new EmulatedMarsAgent(_emulator, EmulatedServer.Open(root, "fs07", "2.0.9262.0"), static _ => null);
        await _other.RegisterAsync(credential, CancellationToken.None);
        await _other.SetPassphraseAsync(Secret("a passphrase of the server"), null, CancellationToken.None);
        await _other.SetPolicyAsync(policy, CancellationToken.None);
        await _other.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, CancellationToken.None);
        return credential;
    }

    public override async Task<SecureString> PinAsync() =>
        (await new SecurityPins(new BackupClient(_arm)).CreateAsync(Vault, false, static (_, _) => Task.FromResult(true), CancellationToken.None))!.SecurityPin;

    /// <summary>Lets time go by.</summary>
    public Task WaitAsync(TimeSpan time) => _emulator.Clock.DelayAsync(time, CancellationToken.None);

    public override ValueTask DisposeAsync()
    {
        _agent.Dispose();
        _other?.Dispose();
        _arm.Dispose();
        _emulator.Dispose();
        return base.DisposeAsync();
    }

    private async Task MakeAsync(VaultId vault)
    {
        await PutAsync("resourceGroups/rg-backup?api-version=2022-12-01", """{"location":"westeurope"}""");
        await PutAsync(
            $"resourceGroups/rg-backup/providers/Microsoft.RecoveryServices/vaults/{vault.Name}?api-version=2024-04-01",
            """{"location":"westeurope","properties":{},"sku":{"name":"RS0","tier":"Standard"}}""");
        await _emulator.Clock.DelayAsync(TimeSpan.FromMinutes(5), CancellationToken.None);
    }

    private async Task<string> ExportAsync(VaultId vault)
    {
        var file = Path.Combine(Root, Guid.NewGuid() + ".VaultCredentials");
        await new VaultCredentials(new BackupClient(_arm)).ExportAsync(
            vault,
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
