using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Takes back every rule by which the emulator misbehaves.</summary>
[Cmdlet(VerbsCommon.Clear, "RsEmulatorFault")]
[OutputType(typeof(void))]
public sealed class ClearRsEmulatorFaultCommand : EmulatorCmdlet
{
    private protected override Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken) =>
        emulator.ClearFaultsAsync(cancellationToken);
}
