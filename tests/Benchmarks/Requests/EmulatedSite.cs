using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>An emulator within the process, a client before it, and between them somebody who counts.</summary>
internal sealed class EmulatedSite : IDisposable
{
    public const string Subscription = EmulatorOptions.DefaultSubscriptionId;
    public const string Region = "westeurope";
    public const string MachineGroup = "rg-machines";

    private readonly EmulatorEngine _engine = new(new EmulatorOptions { StartTime = new DateTimeOffset(2031, 3, 3, 9, 0, 0, TimeSpan.Zero), OperationDuration = TimeSpan.FromSeconds(2) });
    private readonly EmulatorHttpHandler _door;
    private readonly CountingHandler _counter;
    private readonly HttpClient _admin;
    private readonly ArmClient _arm;

    public EmulatedSite()
    {
        Uri endpoint = new("http://emulator.localhost/");
        _door = new EmulatorHttpHandler(_engine);
        _counter = new CountingHandler(_door, () => _engine.Clock.UtcNow);
        _admin = new HttpClient(_door, disposeHandler: false) { BaseAddress = endpoint };
        _arm = new ArmClient(new ArmClientOptions { Endpoint = endpoint, Handler = _counter, StaticToken = "benchmark", Clock = new EngineClock(_engine) });
        Client = new BackupClient(_arm);
    }

    public BackupClient Client { get; }

    public IClock Clock => _arm.Clock;

    public static VaultId Vault { get; } = new(Subscription, "rg-backup", "vault-weu");

    public static VmId Vm(string name) => new(Subscription, MachineGroup, name);

    /// <summary>Adds a machine, which no vault knows yet.</summary>
    public async Task AddVmAsync(string name, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await _admin.PostAsJsonAsync(
            "_emulator/vms", new { name, resourceGroup = MachineGroup, location = Region }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes a vault in the group that is there.</summary>
    public async Task CreateVaultAsync(VaultId vault, CancellationToken cancellationToken) =>
        await _arm.WaitAsync(await Client.Vaults.StartCreateAsync(vault, new VaultSpec { Location = Region }, cancellationToken), onPoll: null, cancellationToken);

    /// <summary>Has the vault look for new machines.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => RefreshAsync(Vault, cancellationToken);

    /// <summary>Has a vault look for new machines.</summary>
    public async Task RefreshAsync(VaultId vault, CancellationToken cancellationToken)
    {
        LongRunningOperation operation = await Client.Discovery.RefreshAsync(vault, cancellationToken);
        await _arm.WaitAsync(operation, onPoll: null, cancellationToken);
    }

    /// <summary>Counts what a piece of work sends.</summary>
    public async Task<(RequestCounts Counts, TimeSpan Waited)> CountAsync(Func<Task> work)
    {
        _counter.Take();
        DateTimeOffset start = Clock.UtcNow;
        await work();
        return (_counter.Take(), Clock.UtcNow - start);
    }

    public void Dispose()
    {
        _arm.Dispose();
        _admin.Dispose();
        _counter.Dispose();
        _door.Dispose();
    }

    private sealed class EngineClock(EmulatorEngine engine) : IClock
    {
        public DateTimeOffset UtcNow => engine.Clock.UtcNow;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => engine.Clock.WaitAsync(delay, cancellationToken);
    }
}
