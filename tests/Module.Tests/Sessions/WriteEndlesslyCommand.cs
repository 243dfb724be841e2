using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Module.Tests.Sessions;

/// <summary>Writes number after number as long as somebody takes them.</summary>
[Cmdlet("Write", "Endlessly")]
public sealed class WriteEndlesslyCommand : AsyncPSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public WorkJournal Journal { get; set; } = null!;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var attempts = 0;
        try
        {
            while (true)
            {
                await pipeline.WriteObjectAsync(++attempts);
            }
        }
        catch (OperationCanceledException)
        {
            Journal.End(attempts);
            throw;
        }
    }
}
