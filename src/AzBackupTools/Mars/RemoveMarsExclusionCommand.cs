using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Takes exclusions away, so that what they left out is backed up again.</summary>
[Cmdlet(VerbsCommon.Remove, "MarsExclusion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class RemoveMarsExclusionCommand : MarsCmdlet
{
    /// <summary>The folders and files, as Get-MarsPolicy shows them. All exclusions at a path go; an exclusion of Get-MarsPolicy goes alone.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ArgumentCompleter(typeof(MarsExclusionCompleter))]
    [ValidateNotNullOrEmpty]
    public MarsPathRef[] Path { get; set; } = [];

    private protected override bool TakesMany => true;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
        var paths = await PathsAsync(Path, pipeline).ConfigureAwait(false);
        if (paths.Count > 0)
        {
            var after = paths.Aggregate(policy, static (changed, one) => (one.Exclusion is { } exact ? MarsSelection.Include(changed, exact) : MarsSelection.Include(changed, [one.Path])).Policy);
            var names = string.Join(", ", paths.Select(static one => one.Exclusion?.ToString() ?? one.Path));
            await ChangeAsync(policy, new MarsSelection(after, []), $"Exclude {names} no more", pipeline, cancellationToken).ConfigureAwait(false);
        }
    }
}
