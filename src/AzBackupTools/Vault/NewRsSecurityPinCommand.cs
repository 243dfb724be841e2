using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Makes a security PIN, which the MARS agent asks for before it deletes backups or changes its passphrase.</summary>
[Cmdlet(VerbsCommon.New, "RsSecurityPin", SupportsShouldProcess = true)]
[OutputType(typeof(RsSecurityPin))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupSecurityPIN/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupResourceGuardProxies/read")]
public sealed class NewRsSecurityPinCommand : OneVaultCmdlet
{
    /// <summary>Gives the PIN as text, too, in PlainPin, and shows it in the table.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Stays until the PIN has expired and shows how long it is still valid. Ctrl+C ends it; the PIN stays valid.</summary>
    [Parameter]
    public SwitchParameter Countdown { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pins = new SecurityPins(Client);
        if (await pins.CreateAsync(vault, AsPlainText, pipeline.ShouldProcessAsync, cancellationToken).ConfigureAwait(false) is not { } pin)
        {
            return;
        }

        await pipeline.WriteObjectAsync(pin).ConfigureAwait(false);
        if (Countdown)
        {
            await pins.CountDownAsync(pin, cancellationToken).ConfigureAwait(false);
        }
    }
}
