using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Sets the passphrase that this server's backups are encrypted with, and keeps it somewhere else.</summary>
[Cmdlet(VerbsCommon.Set, "MarsPassphrase", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPassphraseResult))]
public sealed class SetMarsPassphraseCommand : MarsPassphraseCmdlet
{
    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var passphrase = Wanted() ?? throw new BackupException(ErrorIds.InvalidPassphrase, "There is no passphrase to set.", "Give -Passphrase, or -Generate.") { ConcernsAllInput = true };
        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        using var keeper = await KeeperAsync(server, passphrase, pipeline, cancellationToken).ConfigureAwait(false);
        const string Action = "Set the passphrase. Whoever restores this server's backups elsewhere needs it, and nobody can recover it when it is lost";
        if (await pipeline.ShouldProcessAsync(server, Action).ConfigureAwait(false))
        {
            keeper.Write();
            var kept = await keeper.SetAsync(server, SecurityPin, cancellationToken).ConfigureAwait(false);
            await pipeline.WriteObjectAsync(Shown(kept, passphrase)).ConfigureAwait(false);
        }
    }
}
