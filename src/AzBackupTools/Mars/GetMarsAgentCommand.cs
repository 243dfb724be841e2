using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Shows the MARS agent of this server: its version, its vault, and whether a passphrase is set.</summary>
[Cmdlet(VerbsCommon.Get, "MarsAgent")]
[OutputType(typeof(MarsAgentInfo))]
public sealed class GetMarsAgentCommand : MarsCmdlet
{
    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken) =>
        await pipeline.WriteObjectAsync(await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
