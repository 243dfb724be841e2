using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Moves the emulator's time on: jobs progress, soft-deleted items come to their purge.</summary>
[Cmdlet(VerbsCommon.Step, "RsEmulatorClock")]
[OutputType(typeof(EmulatorInfo))]
public sealed class StepRsEmulatorClockCommand : EmulatorCmdlet
{
    /// <summary>How many days to move on; adds up with the others.</summary>
    [Parameter]
    [ValidateRange(0d, 36500d)]
    public double Days { get; set; }

    /// <summary>How many hours to move on; adds up with the others.</summary>
    [Parameter]
    [ValidateRange(0d, 876000d)]
    public double Hours { get; set; }

    /// <summary>How many minutes to move on; adds up with the others.</summary>
    [Parameter]
    [ValidateRange(0d, 52560000d)]
    public double Minutes { get; set; }

    /// <summary>How many seconds to move on; adds up with the others.</summary>
    [Parameter]
    [ValidateRange(0d, 3153600000d)]
    public double Seconds { get; set; }

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes) + TimeSpan.FromSeconds(Seconds);
        if (step <= TimeSpan.Zero)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                "None of -Days, -Hours, -Minutes and -Seconds says how far to move the clock.",
                "Give at least one, for example: Step-RsEmulatorClock -Days 15.");
        }

        await emulator.AdvanceAsync(step, cancellationToken).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(await emulator.GetStateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
