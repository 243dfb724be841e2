using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

/// <summary>Leaves folders, files or types of files out of this server's backups; later backups go on as incremental ones.</summary>
[Cmdlet(VerbsCommon.Add, "MarsExclusion", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class AddMarsExclusionCommand : MarsCmdlet
{
    /// <summary>The folders and files; also a whole volume.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Only files with these endings: tmp, .log or *.bak.</summary>
    [Parameter]
    [ValidatePattern(@"^\*?\.?[^\\/:*?""<>|.][^\\/:*?""<>|]*$")]
    public string[] FileType { get; set; } = [];

    /// <summary>Only what lies in the folder itself: its subfolders go on being backed up.</summary>
    [Parameter]
    public SwitchParameter NoSubfolders { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
        var after = MarsSelection.Normalized(Path)
            .Select(path => new MarsExclusion { Path = path, Subfolders = !NoSubfolders, FileTypes = FileType.Select(MarsExclusion.FileType).Distinct().ToArray() })
            .Aggregate(policy, static (changed, exclusion) => MarsSelection.Exclude(changed, exclusion).Policy);
        await ChangeAsync(policy, new MarsSelection(after, []), $"Leave {string.Join(", ", Path)} out of backups", pipeline, cancellationToken).ConfigureAwait(false);
    }
}
