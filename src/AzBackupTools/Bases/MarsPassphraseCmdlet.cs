using System.IO;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that set the passphrase, and see to it that it is kept somewhere else than on the server.</summary>
[RequiresAction("Microsoft.KeyVault/vaults/secrets/setSecret/action", On = nameof(KeyVault))]
[RequiresAction("Microsoft.KeyVault/vaults/secrets/update/action", On = nameof(KeyVault))]
public abstract class MarsPassphraseCmdlet : MarsCmdlet
{
    /// <summary>The passphrase: 16 characters or more.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>The passphrase once more, against typing errors.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? ConfirmPassphrase { get; set; }

    /// <summary>Makes a passphrase at random. It is kept by -PassphrasePath or -KeyVault, or given back with -AsPlainText.</summary>
    [Parameter]
    public SwitchParameter Generate { get; set; }

    /// <summary>A file on another machine that keeps the passphrase: a share, or a removable disk. Only its owner can read it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PassphrasePath { get; set; }

    /// <summary>The name of an Azure key vault that keeps the passphrase as a secret. It needs a connection (Connect-RsAccount) that may set secrets.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyVault { get; set; }

    /// <summary>The name of the secret in the key vault: mars-passphrase-(server) by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>Gives the passphrase back as text. It is not shown else.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Overwrites a file, and takes one on this server, where the passphrase is lost with the server.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The security PIN of the vault, as New-RsSecurityPin gives it. It is asked for once a passphrase is set.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Pin")]
    [ValidateNotNull]
    public SecureString? SecurityPin { get; set; }

    /// <summary>The passphrase that the parameters ask for, checked, or null where they ask for none.</summary>
    private protected SecureString? Wanted()
    {
        if (Generate && Passphrase is not null)
        {
            throw Invalid("-Generate and -Passphrase exclude each other.", "Give one of them.");
        }

        if (Generate && ConfirmPassphrase is not null)
        {
            throw Invalid("-ConfirmPassphrase repeats a -Passphrase, and -Generate types none.", "Leave it out, or give -Passphrase.");
        }

        if (SecretName is not null && KeyVault is null)
        {
            throw Invalid($"-SecretName '{SecretName}' names a secret of a key vault, and no key vault is given.", "Say which: -KeyVault <name>.");
        }

        if (Generate && PassphrasePath is null && KeyVault is null && !AsPlainText)
        {
            throw Invalid("Nobody would know the generated passphrase, and without it nothing can be restored elsewhere.", "Keep it with -PassphrasePath or -KeyVault, or have it given back with -AsPlainText.");
        }

        if (Passphrase is not null && ConfirmPassphrase is not null)
        {
            Passphrases.Confirmed(Passphrase, ConfirmPassphrase);
        }

        return Generate ? Passphrases.Generate() : Passphrase is null ? null : Passphrases.Checked(Passphrase);
    }

    /// <summary>Finds where the passphrase is to be kept, and refuses what can be known to fail, before anything is changed.</summary>
    private protected async Task<PassphraseKeeper> KeeperAsync(string server, SecureString passphrase, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var file = PassphrasePath is null ? null : await FileAsync(server, PassphrasePath, pipeline).ConfigureAwait(false);
        var vault = KeyVault is null
            ? null
            : await PassphraseKeyVault.OpenAsync(KeyVault, SecretName ?? "mars-passphrase-" + server.Replace('.', '-'), Agent, pipeline, cancellationToken).ConfigureAwait(false);
        return new PassphraseKeeper(Agent, passphrase, file, Force, vault, pipeline);
    }

    /// <summary>What was done, with the text of the passphrase only where somebody asked for it.</summary>
    private protected MarsPassphraseResult Shown(MarsPassphraseResult result, SecureString passphrase) =>
        AsPlainText ? result with { PlainText = Passphrases.Reveal(passphrase) } : result;

    private async Task<string> FileAsync(string server, string given, IPipeline pipeline)
    {
        var path = await pipeline.ResolveAsync(given, nameof(PassphrasePath)).ConfigureAwait(false);
        var file = Directory.Exists(path) ? Path.Combine(path, server + ".passphrase.txt") : path;
        if (!Force && Agent.Files.IsOnServer(file))
        {
            throw Invalid($"-PassphrasePath '{file}' is on the server itself: with the server the passphrase would be lost, and with it all backups.", "Give a -PassphrasePath on another machine, or -KeyVault.");
        }

        OwnerFile.RequirePlace(file, Force, nameof(PassphrasePath));
        return file;
    }
}
