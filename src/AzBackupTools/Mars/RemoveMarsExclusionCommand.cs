using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Completion;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

/// <summary>Takes exclusions away, so that what they left out is backed up again.</summary>
[Cmdlet(VerbsCommon.Remove, "MarsExclusion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class RemoveMarsExclusionCommand : MarsCmdlet
{
    /// <summary>The folders and files, as Get-MarsPolicy shows them. All exclusions at a path go.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ArgumentCompleter(typeof(MarsExclusionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
        await ChangeAsync(policy, MarsSelection.Include(policy, Path), $"Exclude {string.Join(", ", Path)} no more", pipeline, cancellationToken).ConfigureAwait(false);
    }
}
