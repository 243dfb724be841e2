using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks.Shell;

/// <summary>What the packed module costs a session: to import it, and to call it for the first time.</summary>
internal sealed class ShellBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const string Stop = "$ErrorActionPreference = 'Stop'; ";

    /// <summary>What of Azure's libraries is loaded, in whichever load context.</summary>
    private const string AzureAssemblies =
        "@([AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name }) | Where-Object { $_ -like 'Azure.*' }) -join ', '";

    public string Name => "pwsh";

    public async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        report.Title("The packed module in PowerShell", $"Whole processes, one of each kind after the other, {Rounds} times.");
        string? manifest = Environment.GetEnvironmentVariable("AZBACKUPTOOLS_MODULE");
        if (PowerShellProcess.Find() is not { } shell || string.IsNullOrEmpty(manifest))
        {
            report.Verdict(false, "AZBACKUPTOOLS_PWSH or AZBACKUPTOOLS_MODULE is not set: ./build.sh bench sets both");
            return;
        }

        string import = $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'";
        await CompareAsync(report, shell, import, cancellationToken);
        await TakeApartAsync(report, shell, import, cancellationToken);
        (string loaded, _) = await shell.RunAsync($"{Stop}{import}; {AzureAssemblies}", cancellationToken);
        bool none = string.IsNullOrWhiteSpace(loaded);
        report.Verdict(none, $"import: loads {(none ? "no Azure.* assembly" : loaded.Trim())}");
    }

    private static async Task CompareAsync(Report report, PowerShellProcess shell, string import, CancellationToken cancellationToken)
    {
        (string Name, string Command)[] kinds =
        [
            ("pwsh -NoProfile -Command exit", "exit"),
            ("Import-Module", $"{Stop}{import}"),
            ("... Connect-RsAccount -Emulator; Get-RsVault", $"{Stop}{import}; $null = Connect-RsAccount -Emulator; Get-RsVault"),
        ];
        Measured[] measured = [.. kinds.Select(static _ => new Measured())];
        for (int round = -1; round < Rounds; round++)
        {
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                (_, TimeSpan elapsed) = await shell.RunAsync(kinds[kind].Command, cancellationToken);
                if (round >= 0)
                {
                    measured[kind].Add(new Run(elapsed));
                }
            }
        }

        Table table = new("process", ">median", ">of the bare one", ">more");
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            table.Add(
                kinds[kind].Name,
                Milliseconds(measured[kind].Elapsed),
                measured[kind].RatioTo(measured[0], static run => run.Elapsed).ToString("0.00", CultureInfo.InvariantCulture),
                kind == 0 ? string.Empty : "+" + Milliseconds(measured[kind].Elapsed - measured[0].Elapsed));
        }

        report.Table(table);
    }

    /// <summary>The steps by the session's own clock, the second call beside the first.</summary>
    private static async Task TakeApartAsync(Report report, PowerShellProcess shell, string import, CancellationToken cancellationToken)
    {
        string[] steps = ["Import-Module", "Connect-RsAccount -Emulator", "Get-RsVault, the first", "Get-RsVault, the second"];
        string script = Stop
            + "$clock = [Diagnostics.Stopwatch]::StartNew(); $times = @(); "
            + string.Concat(new[] { import, "$null = Connect-RsAccount -Emulator", "$null = Get-RsVault", "$null = Get-RsVault" }
                .Select(static step => $"$clock.Restart(); {step}; $times += $clock.Elapsed.Ticks; "))
            + "$times -join ' '";
        Measured[] measured = [.. steps.Select(static _ => new Measured())];
        for (int round = 0; round < Rounds; round++)
        {
            (string output, _) = await shell.RunAsync(script, cancellationToken);
            IEnumerable<long> ticks = output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(static text => long.Parse(text, CultureInfo.InvariantCulture));
            foreach ((Measured step, long time) in measured.Zip(ticks))
            {
                step.Add(new Run(TimeSpan.FromTicks(time)));
            }
        }

        Table table = new("within the session", ">median");
        foreach ((string step, Measured times) in steps.Zip(measured))
        {
            table.Add(step, Milliseconds(times.Elapsed));
        }

        report.Table(table);
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
