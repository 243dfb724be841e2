using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Offers the disks of recovery points for mounting, so that single files can be copied out of them.</summary>
[Cmdlet(VerbsData.Mount, "RecoveryPoint", SupportsShouldProcess = true)]
[OutputType(typeof(FileRecoverySession))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/provisionInstantItemRecovery/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
public sealed class MountRecoveryPointCommand : RecoveryPointCmdlet
{
    /// <summary>
    /// Where the program that mounts the disks is saved: a folder, in which it gets the name that the service wants it to bear, or a file.
    /// Left out, it is the current folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The system that the program is to run on. Left out, it is that of the machine.</summary>
    [Parameter]
    [ValidateSet("Windows", "Linux")]
    public string? OsType { get; set; }

    /// <summary>Overwrites the file where it is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the password as text, too, in PlainPassword.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override async Task WorkAsync(ProtectedItem item, RecoveryPoint point, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var path = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);
        var isFolder = Directory.Exists(path);
        if (!isFolder)
        {
            OwnerFile.RequirePlace(path, Force, nameof(Path));
        }

        if (await new FileRecovery(Client).MountAsync(
            item,
            point,
            OsType,
            AsPlainText,
            (name, content) => OwnerFile.Write(isFolder ? System.IO.Path.Combine(path, System.IO.Path.GetFileName(name)) : path, content, Force, nameof(Path)),
            pipeline.ShouldProcessAsync,
            cancellationToken).ConfigureAwait(false) is { } session)
        {
            await pipeline.WriteObjectAsync(session).ConfigureAwait(false);
        }
    }
}
