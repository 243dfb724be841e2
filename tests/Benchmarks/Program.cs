using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AzBackupTools.Benchmarks;
using AzBackupTools.Benchmarks.Listing;
using AzBackupTools.Benchmarks.Protecting;
using AzBackupTools.Benchmarks.Reporting;
using AzBackupTools.Benchmarks.Requests;
using AzBackupTools.Benchmarks.Serving;
using AzBackupTools.Benchmarks.Shell;

if (args is [BareEndpoint.Argument, var file])
{
    await BareEndpoint.RunAsync(file);
    return 0;
}

IReadOnlyList<IBenchmark> all = [new ListingBenchmark(), new RequestBenchmark(), new ProtectingBenchmark(), new ShellBenchmark(), new ServingBenchmark(), new EstateBenchmark(), new CrowdBenchmark()];
if (args.FirstOrDefault(name => all.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}; none named means all.");
    return 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

Report report = new(Console.Out);
try
{
    foreach (IBenchmark benchmark in all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
    {
        await benchmark.RunAsync(report, stop.Token);
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

return report.Close();
