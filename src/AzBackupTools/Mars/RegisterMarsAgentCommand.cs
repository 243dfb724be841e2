using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Bases;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

/// <summary>Registers this server with the vault of a credential file, and sets the passphrase of its backups.</summary>
[Cmdlet(VerbsLifecycle.Register, "MarsAgent", SupportsShouldProcess = true)]
[OutputType(typeof(MarsAgentInfo), typeof(MarsPassphraseResult))]
public sealed class RegisterMarsAgentCommand : MarsPassphraseCmdlet
{
    /// <summary>The credential file, as Export-RsVaultCredential or the portal gives it. It is valid for some days, and only the last one that was made.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string CredentialPath { get; set; } = string.Empty;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        // The agent refuses relative paths: https://learn.microsoft.com/azure/backup/backup-client-automation.
        var path = await pipeline.InvokeAsync(cmdlet => cmdlet.GetUnresolvedProviderPathFromPSPath(CredentialPath)).ConfigureAwait(false);
        VaultCredentialFile.RequireFile(path);
        var passphrase = Wanted();
        var before = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var action = $"Register with the vault of '{path}'"
            + (before.IsRegistered ? $"; the server is registered with {before.VaultName} now, and new backups go to the vault of the file" : string.Empty);
        if (!await pipeline.ShouldProcessAsync(before.ServerName, action).ConfigureAwait(false))
        {
            return;
        }

        await Agent.RegisterAsync(path, cancellationToken).ConfigureAwait(false);
        var kept = passphrase is null ? null : await SetAsync(before.ServerName, passphrase, null, pipeline, cancellationToken).ConfigureAwait(false);
        var after = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(after).ConfigureAwait(false);
        if (kept is not null)
        {
            await pipeline.WriteObjectAsync(kept).ConfigureAwait(false);
        }

        if (!after.HasPassphrase)
        {
            pipeline.Warning("No passphrase is set yet, and nothing is backed up without one: Set-MarsPassphrase -Generate -PassphrasePath <file on another machine>.");
        }
    }
}
