using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Benchmarks.Protecting;

/// <summary>The workflow as the cmdlet uses it.</summary>
internal sealed class WorkflowProtecting : IProtecting, IDisposable
{
    private static readonly Confirmation Yes = static (_, _) => Task.FromResult(true);

    private readonly ArmClient _arm;

    public WorkflowProtecting(ReadyService service) =>
        _arm = new ArmClient(new ArmClientOptions { Endpoint = ReadyService.Endpoint, Handler = service, StaticToken = "benchmark", Clock = new NoWait() });

    public string Name => "VmProtection";

    public async Task<int> ProtectAsync(int machines, int atOnce, CancellationToken cancellationToken)
    {
        int jobs = 0;
        VmProtection protection = new(new BackupClient(_arm));
        PolicyId policy = new(ReadyService.Vault, "DefaultPolicy");
        ParallelOptions options = new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(1, machines), options, async (number, token) =>
        {
            ProtectVmRequest request = new() { Vm = ReadyService.Vm(number), Vault = ReadyService.Vault, Policy = policy };
            ChangeResult<ProtectionResult>? result = await protection.EnableAsync(request, Yes, token);
            Interlocked.Add(ref jobs, result?.Output is ProtectionResult { JobId: not null, State: not null } ? 1 : 0);
        });
        return jobs;
    }

    public void Dispose() => _arm.Dispose();

    /// <summary>Waiting costs no processor, and is left out of both ways.</summary>
    private sealed class NoWait : IClock
    {
        public DateTimeOffset UtcNow { get; } = new(2031, 3, 3, 9, 0, 0, TimeSpan.Zero);

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
