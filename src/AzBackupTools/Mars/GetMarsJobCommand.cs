using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the agent's jobs, newest first, also the one that runs, which the vault does not show yet.</summary>
[Cmdlet(VerbsCommon.Get, "MarsJob")]
[OutputType(typeof(MarsJob))]
public sealed class GetMarsJobCommand : MarsCmdlet
{
    /// <summary>How many jobs at most: 20 by default.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 10000)]
    public int Most { get; set; } = 20;

    /// <summary>Only jobs in this state.</summary>
    [Parameter]
    [ValidateSet("InProgress", "Completed", "CompletedWithWarnings", "Failed", "Cancelled")]
    public string? Status { get; set; }

    /// <summary>Only jobs of this kind.</summary>
    [Parameter]
    [ValidateSet("Backup", "Restore")]
    public string? Operation { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var job in await Agent.GetJobsAsync(Most, cancellationToken).ConfigureAwait(false))
        {
            if ((Status is null || Status == job.Status) && (Operation is null || Operation == job.Operation))
            {
                await pipeline.WriteObjectAsync(job).ConfigureAwait(false);
            }
        }
    }
}
