using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>What the workflows send, against the least that the protocol allows for what they promise.</summary>
internal sealed class RequestBenchmark : IBenchmark
{
    private readonly Table _table = new("operation", "sent", "the least", ">polls", ">looks at jobs", ">all, per machine", ">virtual time", "");

    public string Name => "requests";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title(
            "Requests per operation",
            "Against the embedded emulator. A poll reads an address that the service handed out for an operation, its result among them; none may\n"
            + "come before the time that the service asked to wait.");
        using EmulatedSite site = new();
        int missed = 0;
        foreach (Operation operation in new LifeOfAnItem(site).Operations(cancellationToken).Concat(new SideBySide(site).Operations(cancellationToken)))
        {
            await operation.Prepare();
            (RequestCounts counts, TimeSpan waited) = await site.CountAsync(operation.Work);
            bool holds = counts.IsWithin(operation.Least);
            missed += holds ? 0 : 1;
            _table.Add(
                operation.Name,
                counts.ToString(),
                operation.Least.ToString(),
                Number(counts.Polls),
                Number(counts.JobLooks),
                string.Create(CultureInfo.InvariantCulture, $"{(double)counts.Total / operation.Machines:0.##}"),
                string.Create(CultureInfo.InvariantCulture, $"{waited.TotalSeconds:0} s"),
                holds ? "PASS" : counts.EarlyPolls > 0 ? $"OVER: {counts.EarlyPolls} polls came early" : $"OVER by {counts.Direct - operation.Least.Direct}");
        }

        report.Table(_table);
        report.Verdict(missed == 0, missed == 0 ? "requests: no operation sends more than it has to" : $"requests: {missed} operations send more than they have to");
        await new WatchedJobs(site).RunAsync(report, cancellationToken);
    }

    private static string Number(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
