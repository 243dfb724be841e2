using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Ends the session's emulator and forgets what it holds. A connection to it ends too.</summary>
[Cmdlet(VerbsLifecycle.Stop, "RsEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopRsEmulatorCommand : AsyncPSCmdlet
{
    private protected override async Task EndProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (await pipeline.InvokeAsync(_ => EmulatorInstance.Find()).ConfigureAwait(false) is not { } emulator)
        {
            pipeline.Verbose("No emulator runs in this session.");
            return;
        }

        if (!await pipeline.ShouldProcessAsync("this session", "Stop the emulator and forget what it holds").ConfigureAwait(false))
        {
            return;
        }

        await pipeline.InvokeAsync(_ =>
        {
            if (Session.Find() is { Context.Kind: "Emulator" })
            {
                Session.Use(null);
            }

            EmulatorInstance.Use(null);
            return true;
        }).ConfigureAwait(false);
        using (emulator)
        {
            await emulator.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
