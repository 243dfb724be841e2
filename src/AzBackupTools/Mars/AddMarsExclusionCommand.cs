using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Leaves folders, files or types of files out of this server's backups; later backups go on as incremental ones.</summary>
[Cmdlet(VerbsCommon.Add, "MarsExclusion", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class AddMarsExclusionCommand : MarsCmdlet
{
    /// <summary>The folders and files; also a whole volume.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public MarsPathRef[] Path { get; set; } = [];

    /// <summary>Only files with these endings: tmp, .log or *.bak.</summary>
    [Parameter]
    public string[] FileType { get; set; } = [];

    /// <summary>Only what lies in the folder itself: its subfolders go on being backed up.</summary>
    [Parameter]
    public SwitchParameter NoSubfolders { get; set; }

    private protected override bool TakesMany => true;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
        var types = FileType.Select(Ending).Distinct().ToArray();
        var exclusions = (await PathsAsync(Path, pipeline).ConfigureAwait(false))
            .Select(one => one.Exclusion is { } exact && types.Length == 0 && !NoSubfolders ? exact : new MarsExclusion { Path = one.Path, Subfolders = !NoSubfolders, FileTypes = types })
            .ToArray();
        if (exclusions.Length > 0)
        {
            var after = exclusions.Aggregate(policy, static (changed, exclusion) => MarsSelection.Exclude(changed, exclusion).Policy);
            await ChangeAsync(policy, new MarsSelection(after, []), $"Leave {string.Join<MarsExclusion>(", ", exclusions)} out of backups", pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Ending(string text)
    {
        var ending = MarsExclusion.FileType(text);
        return ending.Length > 1 && ending.IndexOfAny(['\\', '/', ':', '*', '?', '"', '<', '>', '|']) < 0
            ? ending
            : throw new BackupException(
                ErrorIds.InvalidArgument, $"-FileType '{text}' is no ending of files.", "Give endings without wildcards in them: -FileType tmp, .log or *.bak. To leave out all files of a folder, leave out -FileType.", text)
            {
                ConcernsAllInput = true,
            };
    }
}
