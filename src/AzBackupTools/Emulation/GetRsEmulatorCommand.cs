using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Shows the session's emulator: its time, and how much it holds.</summary>
[Cmdlet(VerbsCommon.Get, "RsEmulator")]
[OutputType(typeof(EmulatorInfo))]
public sealed class GetRsEmulatorCommand : EmulatorCmdlet
{
    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken) =>
        await pipeline.WriteObjectAsync(await emulator.GetStateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
