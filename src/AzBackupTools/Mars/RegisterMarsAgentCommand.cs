using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

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

    private static readonly string[] OfAPassphrase = [nameof(PassphrasePath), nameof(KeyVault), nameof(SecretName), nameof(AsPlainText), nameof(ConfirmPassphrase), nameof(SecurityPin)];

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        // The agent refuses relative paths: https://learn.microsoft.com/azure/backup/backup-client-automation.
        var path = await pipeline.ResolveAsync(CredentialPath, nameof(CredentialPath)).ConfigureAwait(false);
        VaultCredentialFile.RequireFile(path);
        var passphrase = Wanted();
        if (passphrase is null && OfAPassphrase.FirstOrDefault(Given) is { } idle)
        {
            throw Invalid($"-{idle} is for a passphrase, and none is given.", "Give -Passphrase, or let one be made with -Generate.");
        }

        var before = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        if (passphrase is not null && before.HasPassphrase && SecurityPin is null)
        {
            throw new BackupException(
                ErrorIds.InvalidSecurityPin,
                $"{before.ServerName} has a passphrase already, and vaults ask for their security PIN before it is changed.",
                "Give -SecurityPin of the vault that the file is of: New-RsSecurityPin -Vault <vault> | Register-MarsAgent; or register without a passphrase: the server keeps the one that it has, and Set-MarsPassphrase changes it later.")
            {
                ConcernsAllInput = true,
            };
        }

        using var keeper = passphrase is null ? null : await KeeperAsync(before.ServerName, passphrase, pipeline, cancellationToken).ConfigureAwait(false);
        var action = $"Register with the vault of '{path}'"
            + (before.IsRegistered ? $"; the server is registered with {before.VaultName} now, and new backups go to the vault of the file" : string.Empty);
        if (!await pipeline.ShouldProcessAsync(before.ServerName, action).ConfigureAwait(false))
        {
            return;
        }

        keeper?.Write();
        await Agent.RegisterAsync(path, cancellationToken).ConfigureAwait(false);
        var kept = keeper is null ? null : await SetAsync(keeper, before.ServerName, pipeline, cancellationToken).ConfigureAwait(false);
        var after = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(after).ConfigureAwait(false);
        if (kept is not null)
        {
            await pipeline.WriteObjectAsync(Shown(kept, passphrase!)).ConfigureAwait(false);
        }

        if (!after.HasPassphrase)
        {
            pipeline.Warning("No passphrase is set yet, and nothing is backed up without one: Set-MarsPassphrase -Generate -PassphrasePath <file on another machine>.");
        }
    }

    private async Task<MarsPassphraseResult> SetAsync(PassphraseKeeper keeper, string server, IPipeline pipeline, CancellationToken cancellationToken)
    {
        try
        {
            return await keeper.SetAsync(server, SecurityPin, cancellationToken).ConfigureAwait(false);
        }
        catch (BackupException)
        {
            pipeline.Warning($"{server} is registered with the vault of the file; only the passphrase was not set. Go on with Set-MarsPassphrase.");
            throw;
        }
    }
}
