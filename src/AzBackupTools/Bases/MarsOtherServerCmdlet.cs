using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Bases;

/// <summary>The base of cmdlets that also look at the backups of another server.</summary>
public abstract class MarsOtherServerCmdlet : MarsCmdlet
{
    /// <summary>Another server, whose backups are meant in place of this one's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FromServer { get; set; }

    /// <summary>A credential file of the vault that holds the other server's backups. Left out, it is this server's vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialPath { get; set; }

    /// <summary>The passphrase of the other server.</summary>
    private protected virtual SecureString? OtherPassphrase => null;

    /// <summary>The other server, or null where this one is meant.</summary>
    private protected async Task<MarsOtherServer?> OtherAsync(IPipeline pipeline)
    {
        if (FromServer is null)
        {
            return CredentialPath is null
                ? null
                : throw new BackupException(ErrorIds.InvalidArgument, "-CredentialPath is for the backups of another server.", "Say which: -FromServer <name>.") { ConcernsAllInput = true };
        }

        var credential = CredentialPath is null ? null : await pipeline.ResolveAsync(CredentialPath, nameof(CredentialPath)).ConfigureAwait(false);
        return new MarsOtherServer(FromServer, credential, OtherPassphrase);
    }
}
