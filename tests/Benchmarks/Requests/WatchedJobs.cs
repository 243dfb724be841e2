using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>Hundreds of jobs that run at the same time, looked at until the last has ended.</summary>
internal sealed class WatchedJobs(EmulatedSite site)
{
    private const int Jobs = 500;

    /// <summary>The most that the service puts into a page.</summary>
    private const int PageSize = 200;

    private static readonly VaultId Vault = new(EmulatedSite.Subscription, EmulatedSite.Vault.ResourceGroupName, "vault-watched");

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        List<JobId> jobs = await StartAsync(cancellationToken);
        HashSet<DateTimeOffset> rounds = [];
        IReadOnlyList<BackupJob> ended = [];
        (RequestCounts counts, TimeSpan waited) = await site.CountAsync(async () =>
            ended = await site.Client.Jobs.WaitAsync(jobs, _ => rounds.Add(site.Clock.UtcNow), timeout: null, cancellationToken));
        int pages = rounds.Count * ((Jobs + PageSize - 1) / PageSize);

        // Each job is read once when it is in the list no more, and the last one alone by itself.
        int looks = Jobs + rounds.Count;
        bool holds = ended.Count(static job => job.IsSucceeded) == Jobs && counts.List <= pages && counts.JobLooks <= looks;
        report.Verdict(holds, string.Create(
            CultureInfo.InvariantCulture,
            $"{Jobs} running jobs: {counts.List} pages of lists in {rounds.Count} rounds ({waited.TotalMinutes:0} min of virtual time), {pages} at most at {PageSize} jobs a page; {counts.JobLooks} looks at one job, {looks} at most"));
    }

    private async Task<List<JobId>> StartAsync(CancellationToken cancellationToken)
    {
        await site.CreateVaultAsync(Vault, cancellationToken);
        VmId[] machines = [.. Enumerable.Range(1, Jobs).Select(static number => EmulatedSite.Vm(string.Create(CultureInfo.InvariantCulture, $"watched{number:000}")))];
        foreach (VmId machine in machines)
        {
            await site.AddVmAsync(machine.Name, cancellationToken);
        }

        await site.RefreshAsync(Vault, cancellationToken);
        await Task.WhenAll(machines.Select(machine => EndAsync(site.Client.Protection.StartProtectAsync(
            ProtectedItemId.ForVm(Vault, machine), machine, new PolicyId(Vault, "DefaultPolicy"), disks: null, cancellationToken))));
        LongRunningOperation[] started = await Task.WhenAll(machines.Select(machine => EndAsync(
            site.Client.Protection.StartBackupAsync(ProtectedItemId.ForVm(Vault, machine), expiry: null, cancellationToken))));
        return [.. started.Select(operation => new JobId(Vault, operation.JobId!))];

        async Task<LongRunningOperation> EndAsync(Task<LongRunningOperation> start) => await site.Client.Arm.WaitAsync(await start, onPoll: null, cancellationToken);
    }
}
