using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Takes volumes, folders and files away from what this server backs up. Their backups stay.</summary>
[Cmdlet(VerbsCommon.Remove, "MarsItem", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class RemoveMarsItemCommand : MarsCmdlet
{
    /// <summary>The volumes, folders and files, as Get-MarsPolicy shows them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ArgumentCompleter(typeof(MarsItemCompleter))]
    [ValidateNotNullOrEmpty]
    public MarsPathRef[] Path { get; set; } = [];

    private protected override bool TakesMany => true;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
        var paths = (await PathsAsync(Path, pipeline, path => MarsSelection.Remove(policy, [path])).ConfigureAwait(false)).Select(static one => one.Path).ToArray();
        if (paths.Length > 0)
        {
            await ChangeAsync(policy, MarsSelection.Remove(policy, paths), $"Back up {string.Join(", ", paths)} no more", pipeline, cancellationToken).ConfigureAwait(false);
        }
    }
}
