using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Protecting;

/// <summary>What the client costs over the bare protocol when it protects a thousand machines.</summary>
internal sealed class ProtectingBenchmark : IBenchmark
{
    private const int Machines = 1000;

    /// <summary>The cmdlets' own default.</summary>
    private const int AtOnce = 16;

    private const int Pairs = 25;
    private const double MostTime = 2;

    public string Name => "protecting";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        using ReadyService service = new();
        using BareProtecting bare = new(service);
        using WorkflowProtecting workflow = new(service);
        report.Title(
            $"Protecting {Machines:N0} machines, {AtOnce} at once",
            "A service within the process whose answers lie ready, so that what is left is the client. Both ways send the same requests: one look,\n"
            + "one list, and for each machine a PUT, a look at the operation and one at its result. The bare loop reads six values of each item.");
        (Measured bareTimes, Measured workflowTimes) = await AlternatingPairs.RunAsync<IProtecting>(bare, workflow, Pairs, WorkAsync, cancellationToken);
        double ratio = workflowTimes.RatioTo(bareTimes, static run => run.Cpu);
        Table table = new("way", ">processor per machine", ">ratio", ">allocated per machine");
        table.Add(Row(bare, bareTimes, 1));
        table.Add(Row(workflow, workflowTimes, ratio));
        report.Table(table);
        report.Verdict(ratio <= MostTime, string.Create(
            CultureInfo.InvariantCulture, $"processor: {ratio:0.00} of the bare loop, {MostTime:0.00} at most (median of {Pairs} alternating pairs)"));
    }

    private static async Task WorkAsync(IProtecting way, CancellationToken cancellationToken)
    {
        int jobs = await way.ProtectAsync(Machines, AtOnce, cancellationToken);
        if (jobs != Machines)
        {
            throw new InvalidOperationException($"{way.Name} protected {jobs} machines instead of {Machines}.");
        }
    }

    private static string[] Row(IProtecting way, Measured measured, double ratio) =>
    [
        way.Name,
        string.Create(CultureInfo.InvariantCulture, $"{measured.Cpu.TotalMicroseconds / Machines:0.0} µs"),
        ratio.ToString("0.00", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{measured.Bytes / Machines:N0} bytes"),
    ];
}
