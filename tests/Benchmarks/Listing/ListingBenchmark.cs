using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>What the service layer costs over the bare protocol, in time and in memory.</summary>
internal sealed class ListingBenchmark : IBenchmark
{
    private const int Pages = 50;
    private const int Pairs = 25;
    private const double MostTime = 1.25;

    public string Name => "listing";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await using PageServer server = await PageServer.StartAsync(cancellationToken);
        using BareListing bare = new(server);
        using ServiceListing service = new(server);
        report.Title(
            $"Listing {Pages * InventedPage.Items:N0} protected items in {Pages} pages",
            "One server on 127.0.0.1, its answers ready in memory. The bare loop reads nine values of an item, the service layer all of them.");
        await CompareAsync(report, bare, service, cancellationToken);
        await new StreamingMemory(service).RunAsync(report, cancellationToken);
    }

    private static async Task CompareAsync(Report report, IListing bare, IListing service, CancellationToken cancellationToken)
    {
        (Measured bareTimes, Measured serviceTimes) = await AlternatingPairs.RunAsync<IListing>(bare, service, Pairs, WorkAsync, cancellationToken);
        double elapsed = serviceTimes.RatioTo(bareTimes, static run => run.Elapsed);
        double cpu = serviceTimes.RatioTo(bareTimes, static run => run.Cpu);
        Table table = new("way", ">elapsed", ">ratio", ">processor", ">ratio", ">allocated per item");
        table.Add(Row(bare, bareTimes, 1, 1));
        table.Add(Row(service, serviceTimes, elapsed, cpu));
        report.Table(table);
        report.Verdict(elapsed <= MostTime, string.Create(
            CultureInfo.InvariantCulture, $"time: {elapsed:0.00} of the bare loop, {MostTime:0.00} at most (median of {Pairs} alternating pairs)"));
    }

    private static async Task WorkAsync(IListing listing, CancellationToken cancellationToken)
    {
        int count = await listing.ReadAsync(Pages, onItem: null, cancellationToken);
        if (count != Pages * InventedPage.Items)
        {
            throw new InvalidOperationException($"{listing.Name} read {count} items instead of {Pages * InventedPage.Items}.");
        }
    }

    private static string[] Row(IListing listing, Measured measured, double elapsed, double cpu) =>
    [
        listing.Name,
        Milliseconds(measured.Elapsed),
        elapsed.ToString("0.00", CultureInfo.InvariantCulture),
        Milliseconds(measured.Cpu),
        cpu.ToString("0.00", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{measured.Bytes / (Pages * InventedPage.Items):N0} bytes"),
    ];

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
