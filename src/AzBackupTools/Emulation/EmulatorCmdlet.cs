using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulation;

/// <summary>The base of cmdlets that work on the session's emulator.</summary>
public abstract class EmulatorCmdlet : AsyncPSCmdlet
{
    private protected sealed override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var emulator = await pipeline.InvokeAsync(_ => EmulatorInstance.Current).ConfigureAwait(false);
        await ProcessRecordAsync(new EmulatorAdmin(emulator), pipeline, cancellationToken).ConfigureAwait(false);
    }

    private protected abstract Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken);
}
