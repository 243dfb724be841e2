using System;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>
/// Keeps a passphrase in a file and a key vault, then sets it: in this order it cannot get lost. The file that kept the one before stays
/// as it is until the agent has taken the new one.
/// </summary>
internal sealed class PassphraseKeeper(IMarsAgent agent, SecureString passphrase, string? path, bool force, PassphraseKeyVault? vault, IPipeline pipeline) : IDisposable
{
    private readonly string _text = Passphrases.Reveal(passphrase);
    private OwnerFile? _file;

    /// <summary>Writes the file beside its place, so that a folder that takes none is found before anything is changed.</summary>
    internal void Write() =>
        _file = path is null ? null : OwnerFile.WriteBeside(path, Encoding.UTF8.GetBytes(_text + Environment.NewLine), force, nameof(MarsPassphraseCmdlet.PassphrasePath));

    /// <summary>Keeps the passphrase in the key vault, sets it, and moves the file to its place.</summary>
    /// <returns>Where it is kept, without its text.</returns>
    internal async Task<MarsPassphraseResult> SetAsync(string server, SecureString? pin, CancellationToken cancellationToken)
    {
        var secret = vault is null ? null : await vault.KeepAsync(_text, cancellationToken).ConfigureAwait(false);
        try
        {
            await agent.SetPassphraseAsync(passphrase, pin, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (exception is not BackupException { ErrorId: not ErrorIds.MarsAgentFailed } && _file is not null)
            {
                // Nobody can tell whether an agent that failed, or was left alone, has not taken it all the same.
                pipeline.Warning($"Whether the agent has taken the passphrase is not known. The new one is in '{_file.Beside}', the one before where it was; delete the file once Get-MarsRecoveryPoint and a restore have shown that it is not needed.");
                _file = null;
            }

            if (secret is not null && exception is not OperationCanceledException)
            {
                await vault!.WithdrawAsync(secret, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }

        return new MarsPassphraseResult { ServerName = server, File = Settle(), SecretId = secret };
    }

    /// <summary>Takes away a file that keeps the passphrase of nothing.</summary>
    public void Dispose() => _file?.Discard();

    /// <summary>The passphrase is set now, so that its file must not get lost, whatever its place is like.</summary>
    private string? Settle()
    {
        var file = _file;
        _file = null;
        try
        {
            return file?.MoveToPlace();
        }
        catch (BackupException exception)
        {
            pipeline.Warning($"The passphrase is set, and kept in '{file!.Beside}': {exception.Message} Move that file to its place.");
            return file.Beside;
        }
    }
}
