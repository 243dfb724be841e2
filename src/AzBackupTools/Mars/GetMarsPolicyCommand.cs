using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets what this server backs up, when, and for how long.</summary>
[Cmdlet(VerbsCommon.Get, "MarsPolicy")]
[OutputType(typeof(MarsPolicy))]
public sealed class GetMarsPolicyCommand : MarsCmdlet
{
    /// <summary>Only the policy of this kind. Left out, both are given, as far as they are there.</summary>
    [Parameter(Position = 0)]
    public MarsWorkload Workload { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var workload in new[] { MarsWorkload.FilesAndFolders, MarsWorkload.SystemState })
        {
            if ((!Given(nameof(Workload)) || Workload == workload)
                && await Agent.GetPolicyAsync(workload, cancellationToken).ConfigureAwait(false) is { } policy)
            {
                await pipeline.WriteObjectAsync(policy).ConfigureAwait(false);
            }
        }
    }
}
