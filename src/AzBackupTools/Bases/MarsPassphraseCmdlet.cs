using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Bases;

/// <summary>The base of cmdlets that set the passphrase, and see to it that it is kept somewhere else than on the server.</summary>
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

    /// <summary>The name of an Azure key vault that keeps the passphrase. It needs a connection (Connect-RsAccount) that may set secrets.</summary>
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

    /// <summary>The passphrase that the parameters ask for, checked, or null where they ask for none.</summary>
    private protected SecureString? Wanted()
    {
        if (Generate && Passphrase is not null)
        {
            throw Invalid("-Generate and -Passphrase exclude each other.", "Give one of them.");
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

    /// <summary>Keeps the passphrase, then sets it: in this order it cannot get lost.</summary>
    /// <returns>What was done; the text of the passphrase only where somebody asked for it.</returns>
    private protected async Task<MarsPassphraseResult> SetAsync(string server, SecureString passphrase, SecureString? pin, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var text = Passphrases.Reveal(passphrase);
        var file = PassphrasePath is null ? null : await WriteAsync(server, text, pipeline).ConfigureAwait(false);
        try
        {
            var secret = KeyVault is null ? null : await SendAsync(server, text, pipeline, cancellationToken).ConfigureAwait(false);
            await Agent.SetPassphraseAsync(passphrase, pin, cancellationToken).ConfigureAwait(false);
            return new MarsPassphraseResult { ServerName = server, File = file, SecretId = secret, PlainText = AsPlainText ? text : null };
        }
        catch when (file is not null)
        {
            // It is not the passphrase of anything.
            File.Delete(file);
            throw;
        }
    }

    private async Task<string> WriteAsync(string server, string text, IPipeline pipeline)
    {
        var path = await pipeline.InvokeAsync(cmdlet => cmdlet.GetUnresolvedProviderPathFromPSPath(PassphrasePath)).ConfigureAwait(false);
        var file = Directory.Exists(path) ? Path.Combine(path, server + ".passphrase.txt") : path;
        if (!Force && Agent.Files.IsOnServer(file))
        {
            throw Invalid($"'{file}' is on the server itself: with the server the passphrase would be lost, and with it all backups.", "Give a -PassphrasePath on another machine, or -KeyVault.");
        }

        return OwnerFile.Write(file, Encoding.UTF8.GetBytes(text + Environment.NewLine), Force);
    }

    private async Task<string> SendAsync(string server, string text, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var session = await pipeline.InvokeAsync(static _ => Session.Current).ConfigureAwait(false);
        if (session.Context.Kind is "Emulator" or "AccessToken" or "Az")
        {
            throw Invalid(
                session.Context.Kind == "Emulator" ? "The emulator has no key vaults." : "This connection has a token for Azure Resource Manager only, which a key vault does not take.",
                "Keep the passphrase with -PassphrasePath, or connect to Azure with Connect-RsAccount as a user, a service principal or -Identity.");
        }

        try
        {
            var name = SecretName ?? "mars-passphrase-" + server.Replace('.', '-');
            return await new KeyVaultSecrets(session.Client.WithActivity(pipeline).Arm).SetAsync(KeyVault!, name, text, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException exception)
        {
            var isRefused = exception.Status is 401 or 403;
            throw new BackupException(
                isRefused ? ErrorIds.AccessDenied : ErrorIds.ServiceUnavailable,
                exception.ServiceMessage,
                isRefused ? "The account needs the role Key Vault Secrets Officer, or an access policy that permits to set secrets." : "Check the name of the key vault and whether its firewall lets this machine in.",
                KeyVault,
                exception)
            {
                ConcernsAllInput = true,
            };
        }
        catch (ArgumentException exception)
        {
            throw new BackupException(ErrorIds.InvalidName, exception.Message, "Give another -KeyVault or -SecretName.", KeyVault, exception) { ConcernsAllInput = true };
        }
    }

    private static BackupException Invalid(string message, string remedy) => new(ErrorIds.InvalidArgument, message, remedy) { ConcernsAllInput = true };
}
