using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Brings the emulator back to its beginning: what it held is gone, its time and its seed start anew.</summary>
[Cmdlet(VerbsCommon.Reset, "RsEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorInfo))]
public sealed class ResetRsEmulatorCommand : EmulatorCmdlet
{
    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (await pipeline.ShouldProcessAsync("the emulator", "Forget what it holds and start anew").ConfigureAwait(false))
        {
            await emulator.ResetAsync(cancellationToken).ConfigureAwait(false);
            await pipeline.InvokeAsync(_ => ForgetDefaultVault()).ConfigureAwait(false);
            await pipeline.WriteObjectAsync(await emulator.GetStateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>A default vault of the connection to the emulator is gone with the rest.</summary>
    private static bool ForgetDefaultVault()
    {
        if (Session.Find() is { Context.Kind: "Emulator" } session)
        {
            Session.Use(session with { Context = session.Context with { VaultId = null } });
        }

        return true;
    }
}
