using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>What the emulator takes to answer, beside a server that gives the same bytes without a thought.</summary>
internal sealed class ServingBenchmark : IBenchmark
{
    private const double LeastShare = 0.5;
    private const int Rounds = 5;

    private static readonly (string Name, string Path, int Requests)[] Questions =
    [
        ("one vault", ServedEstate.Vault + ServedEstate.Version, 32_000),
        ("one protected item", ServedEstate.Item(7).Replace(";", "%3B", StringComparison.Ordinal) + ServedEstate.Version, 32_000),
        ("one page of 200 items", $"{ServedEstate.Vault}/backupProtectedItems{ServedEstate.Version}", 3_200),
    ];

    public string Name => "serving";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title(
            "Serving over loopback",
            "Requests per second of one core: what the server's process took for a request, which the load on the rest of the machine\n"
            + "does not disturb. Beside it a bare Kestrel endpoint that returns the same headers and bytes from memory.");
        using ServedEstate estate = await ServedEstate.StartAsync(200, cancellationToken);

        // The first question would pay for what the runtime compiles while it is asked.
        await Load.RunAsync(estate.Server.Address, Questions[1].Path, 100_000, cancellationToken);
        Table table = new("question", ">bytes", ">bare, 1/s", ">emulator, 1/s", ">share", ">on the wall, 1/s");
        List<(string Name, double Share)> shares = [];
        foreach ((string name, string path, int requests) in Questions)
        {
            (Reply reply, string file) = await CaptureAsync(estate, path, cancellationToken);
            using ServerProcess bare = await ServerProcess.StartAsync([Assembly.GetExecutingAssembly().Location, BareEndpoint.Argument, file], cancellationToken);
            File.Delete(file);
            Measured plain = new();
            Measured emulator = new();
            await MeasureAsync(bare, path, requests, cancellationToken);
            await MeasureAsync(estate.Server, path, requests, cancellationToken);
            for (int round = 0; round < Rounds; round++)
            {
                plain.Add(await MeasureAsync(bare, path, requests, cancellationToken));
                emulator.Add(await MeasureAsync(estate.Server, path, requests, cancellationToken));
            }

            double share = plain.RatioTo(emulator, static run => run.Cpu);
            shares.Add((name, share));

            table.Add(
                name, $"{reply.Body.Length}", $"{requests / plain.Cpu.TotalSeconds:0}", $"{requests / emulator.Cpu.TotalSeconds:0}", $"{share:0.00}",
                $"{requests / emulator.Elapsed.TotalSeconds:0}");
        }

        report.Table(table);
        foreach ((string name, double share) in shares)
        {
            report.Verdict(share >= LeastShare, $"{name}: {share:0.00} of the bare endpoint, {LeastShare:0.00} at least");
        }
    }

    private static async Task<Run> MeasureAsync(ServerProcess server, string path, int requests, CancellationToken cancellationToken)
    {
        TimeSpan before = server.Cpu;
        TimeSpan elapsed = await Load.RunAsync(server.Address, path, requests, cancellationToken);
        return new Run(elapsed, server.Cpu - before);
    }

    private static async Task<(Reply Reply, string File)> CaptureAsync(ServedEstate estate, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await estate.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        Dictionary<string, string> headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key != "Content-Length")
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        Reply reply = new(headers, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(reply), cancellationToken);
        return (reply, file);
    }
}
