using System.Management.Automation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulator;

/// <summary>Ends the session's emulator and forgets what it holds. A connection to it ends too.</summary>
[Cmdlet(VerbsLifecycle.Stop, "RsEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopRsEmulatorCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (EmulatorInstance.Find() is not { } emulator)
        {
            WriteVerbose("No emulator runs in this session.");
            return;
        }

        if (!ShouldProcess("this session", "Stop the emulator and forget what it holds"))
        {
            return;
        }

        if (Session.Find() is { Context.Kind: "Emulator" })
        {
            Session.Use(null);
        }

        RunspaceState.Current.Set<EmulatorInstance>(null);
        emulator.Dispose();
    }
}
