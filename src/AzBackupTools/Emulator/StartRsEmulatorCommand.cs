using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulator;

/// <summary>Starts the embedded Azure Backup in this session: no subscription, no network, its own time.</summary>
[Cmdlet(VerbsLifecycle.Start, "RsEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorInfo))]
public sealed class StartRsEmulatorCommand : AsyncPSCmdlet
{
    /// <summary>Where invented ids and sizes come from: the same seed and the same commands give the same answers.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The moment at which its time starts. The present by default.</summary>
    [Parameter]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>How long, in milliseconds, each wait of a client really takes: 0 for tests, 20 by default so that progress can be seen.</summary>
    [Parameter]
    [ValidateRange(0, 60000)]
    public int WaitPace { get; set; } = 20;

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

        var defaults = EmulatorInstance.DefaultOptions;
        var options = defaults with
        {
            Seed = Seed,
            StartTime = StartTime?.ToUniversalTime() ?? defaults.StartTime,
            Pace = TimeSpan.FromMilliseconds(WaitPace),
        };
        var emulator = await pipeline.InvokeAsync(_ => EmulatorInstance.Start(options)).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(await new EmulatorAdmin(emulator).GetStateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
