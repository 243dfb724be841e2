using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>How large an estate may be: what it takes to start with it, to hold it and to give a page of it.</summary>
internal sealed class EstateBenchmark : IBenchmark
{
    private const int Vaults = 100;
    private const int ItemsPerVault = 1000;
    private const int HistoryDays = 365;
    private const double MostSeconds = 10;
    private const double MostGibibytes = 1.5;
    private const double MostRatio = 1.5;
    private const int Rounds = 5;

    public string Name => "estate";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await SizeAsync(report, cancellationToken);
        await PagesAsync(report, cancellationToken);
    }

    private static async Task SizeAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title(
            $"{Vaults} vaults, {Vaults * ItemsPerVault} protected items, {HistoryDays} days of recovery points each",
            "From the start of the server's process, on one core, with the estate in its state file, until it serves; then all items are\n"
            + "listed once, all points and jobs counted, and the memory of the process looked at.");
        string folder = Directory.CreateTempSubdirectory("azbackup-estate-").FullName;
        try
        {
            string file = Path.Combine(folder, "state.json");
            using (BulkEstate made = await BulkEstate.StartAsync(file, cancellationToken))
            {
                await made.SeedAsync(Vaults, ItemsPerVault, HistoryDays, cancellationToken);
                await made.StopAsync(cancellationToken);
            }

            long begun = Stopwatch.GetTimestamp();
            using BulkEstate estate = await BulkEstate.StartAsync(file, cancellationToken);
            TimeSpan start = Stopwatch.GetElapsedTime(begun);
            TimeSpan cpu = estate.Server.Cpu;
            long atStart = estate.Server.Memory;
            JsonNode counts = (await estate.GetAsync("/_emulator/state", cancellationToken))["counts"]!;
            int listed = 0;
            for (int vault = 1; vault <= Vaults; vault++)
            {
                string path = BulkEstate.Vault.Replace("estate-001", $"estate-{vault:D3}", StringComparison.Ordinal);
                for (string? next = $"{path}/backupProtectedItems{ServedEstate.Version}"; next is not null;)
                {
                    JsonNode page = await estate.GetAsync(next, cancellationToken);
                    listed += page["value"]!.AsArray().Count;
                    next = (string?)page["nextLink"] is { } link ? new Uri(link).PathAndQuery : null;
                }
            }

            long memory = estate.Server.Memory;
            report.Note(
                $"state file {new FileInfo(file).Length / 1048576.0:0} MiB; {counts["recoveryPoints"]} recovery points, {counts["jobs"]} jobs, {listed} items listed; "
                + $"processor {cpu.TotalSeconds:0.0} s; memory at the start {atStart / 1048576.0:0} MiB");
            report.Verdict(
                (int)counts["recoveryPoints"]! == Vaults * ItemsPerVault * HistoryDays && listed == Vaults * ItemsPerVault, "every item and every recovery point is there");
            report.Verdict(start.TotalSeconds < MostSeconds, $"starts from its snapshot in {start.TotalSeconds:0.0} s, less than {MostSeconds:0} s");
            report.Verdict(memory < MostGibibytes * (1 << 30), $"holds {memory / 1048576.0 / 1024:0.00} GiB, less than {MostGibibytes} GiB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PagesAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title(
            "A page among few and among many",
            "What the server's process takes for a page of 200, or for a single one, in a vault of 1,000 and of 100,000 items (vaults: 250 and\n"
            + "1,000; recovery points: 365 and 3,650). As many pages of each list, in turn, those of the longer one\n"
            + "from all over it.");
        using BulkEstate few = await MakeAsync(1, 1000, 365, cancellationToken);
        using BulkEstate many = await MakeAsync(1, 100_000, 365, cancellationToken);
        using BulkEstate fewVaults = await MakeAsync(250, 1, 365, cancellationToken);
        using BulkEstate manyVaults = await MakeAsync(1000, 1, 3650, cancellationToken);
        string subscription = BulkEstate.Vault[..BulkEstate.Vault.IndexOf("/resourceGroups", StringComparison.Ordinal)];
        (string Name, string Path, BulkEstate Few, BulkEstate Many, int Requests)[] questions =
        [
            ("protected items", $"{BulkEstate.Vault}/backupProtectedItems{ServedEstate.Version}", few, many, 1600),
            ("protected items of a policy", $"{BulkEstate.Vault}/backupProtectedItems{ServedEstate.Version}&$filter=policyName%20eq%20'Nightly'", few, many, 1600),
            ("containers", $"{BulkEstate.Vault}/backupProtectionContainers{ServedEstate.Version}&$filter=backupManagementType%20eq%20'AzureIaasVM'", few, many, 320),
            ("jobs", $"{BulkEstate.Vault}/backupJobs{ServedEstate.Version}", few, many, 320),
            ("recovery points", $"{BulkEstate.Item(1)}/recoveryPoints{ServedEstate.Version}".Replace(";", "%3B", StringComparison.Ordinal), fewVaults, manyVaults, 320),
            ("vaults", $"{subscription}/providers/Microsoft.RecoveryServices/vaults{ServedEstate.Version}", fewVaults, manyVaults, 320),
            ("virtual machines", $"{subscription}/providers/Microsoft.Compute/virtualMachines?api-version=2024-07-01", few, many, 320),
            ("resources", $"{subscription}/resources?api-version=2022-12-01", few, many, 320),
            ("one item", $"{BulkEstate.Item(777)}{ServedEstate.Version}".Replace(";", "%3B", StringComparison.Ordinal), few, many, 8000),
            ("one policy", $"{BulkEstate.Vault}/backupPolicies/Nightly{ServedEstate.Version}", few, many, 8000),
            ("one vault", $"{BulkEstate.Vault}{ServedEstate.Version}", few, many, 8000),
        ];
        Table table = new("question", ">pages of each", ">few, us", ">many, us", ">ratio");
        List<(string Name, double Ratio)> ratios = [];
        foreach ((string name, string path, BulkEstate less, BulkEstate more, int requests) in questions)
        {
            // As many full pages of each, those of the longer list from all over it: what differs is how much there is beside them.
            List<string> lessPages = await less.PagesAsync(path, 50, cancellationToken);
            List<string> morePages = await more.PagesAsync(path, 500, cancellationToken);
            if (lessPages.Count > 1)
            {
                lessPages.RemoveAt(lessPages.Count - 1);
                morePages.RemoveAt(morePages.Count - 1);
            }

            int step = morePages.Count / lessPages.Count;
            morePages = [.. morePages.Where((_, i) => i % step == 0).Take(lessPages.Count)];
            Measured small = new();
            Measured large = new();
            for (int round = -1; round < Rounds; round++)
            {
                Run one = await MeasureAsync(less.Server, lessPages, requests, cancellationToken);
                Run other = await MeasureAsync(more.Server, morePages, requests, cancellationToken);
                if (round >= 0)
                {
                    small.Add(one);
                    large.Add(other);
                }
            }

            double ratio = large.RatioTo(small, static run => run.Cpu);
            ratios.Add((name, ratio));
            table.Add(
                name, $"{lessPages.Count}", $"{small.Cpu.TotalMicroseconds / requests:0}", $"{large.Cpu.TotalMicroseconds / requests:0}", $"{ratio:0.00}");
        }

        report.Table(table);
        foreach ((string name, double ratio) in ratios)
        {
            report.Verdict(ratio <= MostRatio, $"{name}: {ratio:0.00} times as much, {MostRatio} at most");
        }
    }

    private static async Task<BulkEstate> MakeAsync(int vaults, int items, int historyDays, CancellationToken cancellationToken)
    {
        BulkEstate estate = await BulkEstate.StartAsync(null, cancellationToken);
        await estate.SeedAsync(vaults, items, historyDays, cancellationToken);
        return estate;
    }

    private static async Task<Run> MeasureAsync(ServerProcess server, List<string> pages, int requests, CancellationToken cancellationToken)
    {
        TimeSpan before = server.Cpu;
        TimeSpan elapsed = await Load.RunAsync(server.Address, pages, requests, cancellationToken);
        return new Run(elapsed, server.Cpu - before);
    }
}
