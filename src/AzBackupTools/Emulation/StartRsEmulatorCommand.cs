using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Emulation;
using AzBackupTools.Emulator;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Starts the embedded Azure Backup: in this session without a network, or served on this machine for other clients too.</summary>
[Cmdlet(VerbsLifecycle.Start, "RsEmulator", SupportsShouldProcess = true, DefaultParameterSetName = InProcessSet)]
[OutputType(typeof(EmulatorInfo))]
public sealed class StartRsEmulatorCommand : AsyncPSCmdlet
{
    private const string InProcessSet = "InProcess";
    private const string ListenSet = "Listen";

    /// <summary>Where invented ids and sizes come from: the same seed and the same commands give the same answers.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The moment at which its time starts. The present by default.</summary>
    [Parameter]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>What it holds at the start: a scenario that is built in, by name, or a file that describes one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Scenario { get; set; }

    /// <summary>How long, in milliseconds, each wait of a client really takes: 0 for tests, 20 by default so that progress can be seen.</summary>
    [Parameter(ParameterSetName = InProcessSet)]
    [ValidateRange(0, 60000)]
    public int WaitPace { get; set; } = 20;

    /// <summary>Serves it on 127.0.0.1 in a process of its own, which ends with this one: for the Azure CLI, SDKs and a browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListenSet)]
    public SwitchParameter Listen { get; set; }

    /// <summary>The port on 127.0.0.1. A free one by default.</summary>
    [Parameter(ParameterSetName = ListenSet)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>A file that the state is read from, where it exists, and written to at the end.</summary>
    [Parameter(ParameterSetName = ListenSet)]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>How many times as fast as real time its time flows, for waits too; 0 lets it stand still but for waits, which jump. 60 with waits that jump where it is left out.</summary>
    [Parameter(ParameterSetName = ListenSet)]
    [ValidateRange(0, 1000000)]
    public double? TimeScale { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (await pipeline.InvokeAsync(_ => EmulatorInstance.Find()).ConfigureAwait(false) is not null)
        {
            throw new BackupException(
                ErrorIds.EmulatorAlreadyRunning,
                "An emulator runs already in this session.",
                "Go on with it (Get-RsEmulator), or end it first with Stop-RsEmulator.")
            {
                ConcernsAllInput = true,
            };
        }

        if (!await pipeline.ShouldProcessAsync("this session", "Start the emulator").ConfigureAwait(false))
        {
            return;
        }

        var scenario = Scenario is { } given ? await EmulatorScenario.ResolveAsync(given, pipeline).ConfigureAwait(false) : null;
        var emulator = Listen ? await ServeAsync(scenario, pipeline, cancellationToken).ConfigureAwait(false) : EmulatorScenario.Make(Options, scenario);
        await pipeline.InvokeAsync(_ =>
        {
            EmulatorInstance.Use(emulator);
            return true;
        }).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(await new EmulatorAdmin(emulator).GetStateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private EmulatorOptions Options => EmulatorInstance.DefaultOptions with
    {
        Seed = Seed,
        StartTime = StartTime?.ToUniversalTime() ?? EmulatorInstance.DefaultOptions.StartTime,
        Pace = TimeSpan.FromMilliseconds(WaitPace),
    };

    private async Task<EmulatorInstance> ServeAsync(string? scenario, IPipeline pipeline, CancellationToken cancellationToken)
    {
        List<string> options = ["--port", Text(Port), "--seed", Text(Seed)];
        if (StartTime is { } start)
        {
            options.AddRange(["--start-time", start.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)]);
        }

        if (TimeScale is { } scale)
        {
            options.AddRange(["--time-scale", scale.ToString("0.######", CultureInfo.InvariantCulture)]);
        }

        if (scenario is not null)
        {
            EmulatorScenario.Check(Options, scenario);
            options.AddRange(["--scenario", scenario]);
        }

        if (StatePath is { } path)
        {
            options.AddRange(["--state", await pipeline.ResolveAsync(path, nameof(StatePath)).ConfigureAwait(false)]);
        }

        var (process, endpoint) = await EmulatorProcess.StartAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ServedEmulator.MeetAsync(endpoint, process, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
