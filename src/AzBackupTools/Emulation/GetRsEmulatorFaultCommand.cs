using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Shows the rules by which the emulator misbehaves, and how often each has struck.</summary>
[Cmdlet(VerbsCommon.Get, "RsEmulatorFault")]
[OutputType(typeof(EmulatorFault))]
public sealed class GetRsEmulatorFaultCommand : EmulatorCmdlet
{
    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var fault in await emulator.GetFaultsAsync(cancellationToken).ConfigureAwait(false))
        {
            await pipeline.WriteObjectAsync(fault).ConfigureAwait(false);
        }
    }
}
