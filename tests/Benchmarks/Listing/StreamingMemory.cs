using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>What the managed heap holds while a list streams: a short list against a long one.</summary>
internal sealed class StreamingMemory(IListing listing)
{
    private const int ShortPages = 50;
    private const int LongPages = 500;
    private const int Samples = 10;

    /// <summary>The buffers of two pages, which come and go. Kept items would add up to a few hundred times as much.</summary>
    private const long MostGrowth = 1024 * 1024;

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> ofShort = await SampleAsync(ShortPages, cancellationToken);
        IReadOnlyList<long> ofLong = await SampleAsync(LongPages, cancellationToken);
        Table table = new(["live managed heap at", .. Enumerable.Range(1, Samples).Select(part => $">{part * 100 / Samples} %")]);
        table.Add([Items(ShortPages), .. ofShort.Select(Megabytes)]);
        table.Add([Items(LongPages), .. ofLong.Select(Megabytes)]);
        report.Table(table);

        long growth = ofLong.Max() - ofShort.Max();
        report.Verdict(growth <= MostGrowth, string.Create(
            CultureInfo.InvariantCulture,
            $"memory: the highest of {Items(LongPages)} is {growth / 1024.0:+0;-0;0} KB against that of {Items(ShortPages)}, +{MostGrowth / 1024} KB at most"));
    }

    private static string Items(int pages) => string.Create(CultureInfo.InvariantCulture, $"{pages * InventedPage.Items:N0} items");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.00} MB");

    /// <summary>Collects all garbage ten times on the way, in the middle of a page, and notes what is left.</summary>
    private async Task<IReadOnlyList<long>> SampleAsync(int pages, CancellationToken cancellationToken)
    {
        int distance = pages / Samples * InventedPage.Items;
        List<long> live = [];
        await listing.ReadAsync(
            pages,
            number =>
            {
                if (number % distance == distance - (InventedPage.Items / 2))
                {
                    live.Add(GC.GetTotalMemory(forceFullCollection: true));
                }
            },
            cancellationToken);
        return live;
    }
}
