using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Module.Tests.Sessions;

/// <summary>Waits for nothing but being stopped.</summary>
[Cmdlet("Wait", "ForStop")]
public sealed class WaitForStopCommand : AsyncPSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public WorkJournal Journal { get; set; } = null!;

    /// <summary>As a transport does that has no cancellation.</summary>
    [Parameter]
    public SwitchParameter IgnoresCancellation { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        Journal.Begin();
        try
        {
            await Task.Delay(Timeout.Infinite, IgnoresCancellation ? CancellationToken.None : cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Journal.Add("cancelled");
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Journal.Add("disposed");
    }
}
