using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Writes the credential file that a server with the MARS agent registers with.</summary>
[Cmdlet(VerbsData.Export, "RsVaultCredential", SupportsShouldProcess = true)]
[OutputType(typeof(VaultCredentialResult))]
[RequiresAction("Microsoft.RecoveryServices/vaults/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/certificates/write")]
public sealed class ExportRsVaultCredentialCommand : OneVaultCmdlet
{
    /// <summary>The file, or a folder, in which it gets the name that the portal gives. Left out, it is the current folder.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>How many days servers can be registered with the file: 2 to 10, 10 by default. Very old agents accept 2 only.</summary>
    [Parameter]
    [ValidateRange(VaultCredentials.ShortestDays, VaultCredentials.LongestDays)]
    public int ValidDays { get; set; } = VaultCredentials.LongestDays;

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var path = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);

        // Looked at before anything is sent: a new certificate puts the file that is there out of use.
        var credentials = new VaultCredentials(Client);
        string FullPath(string name) => Directory.Exists(path) ? System.IO.Path.Combine(path, name) : path;
        OwnerFile.RequirePlace(FullPath(credentials.NameFor(vault)), Force, nameof(Path));
        if (await credentials
            .ExportAsync(vault, ValidDays, (name, content) => OwnerFile.Write(FullPath(name), content, Force, nameof(Path)), pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } file)
        {
            await pipeline.WriteObjectAsync(file).ConfigureAwait(false);
        }
    }
}
