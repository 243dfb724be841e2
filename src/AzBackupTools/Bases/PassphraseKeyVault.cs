using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>A key vault that keeps the passphrase of a server as a secret, over the connection of the session.</summary>
internal sealed class PassphraseKeyVault
{
    private readonly string _vault;
    private readonly string _secret;
    private readonly IPipeline _pipeline;
    private readonly KeyVaultSecrets _secrets;

    private PassphraseKeyVault(string vault, string secret, IPipeline pipeline, KeyVaultSecrets secrets)
    {
        _vault = vault;
        _secret = secret;
        _pipeline = pipeline;
        _secrets = secrets;
    }

    /// <summary>Finds the way to a key vault; asks it nothing yet.</summary>
    /// <exception cref="BackupException">A name is none, or there is no connection, or none that a passphrase may go over.</exception>
    internal static async Task<PassphraseKeyVault> OpenAsync(string vault, string secret, IMarsAgent agent, IPipeline pipeline, CancellationToken cancellationToken)
    {
        Require(KeyVaultSecrets.ObjectionToVault(vault), nameof(MarsPassphraseCmdlet.KeyVault), vault);
        Require(KeyVaultSecrets.ObjectionToSecret(secret), nameof(MarsPassphraseCmdlet.SecretName), secret);
        const string Remedy = "Keep the passphrase with -PassphrasePath, or connect to Azure with Connect-RsAccount as a user, a service principal or -Identity.";
        var session = await pipeline.InvokeAsync(static _ => Session.Current).ConfigureAwait(false);
        if (session.Context.Kind is "AccessToken" or "Az")
        {
            throw MarsCmdlet.Invalid("This connection has a token for Azure Resource Manager only, which a key vault does not take.", Remedy);
        }

        if (session.Context.Kind == "Emulator" && !(await agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).IsEmulated)
        {
            throw MarsCmdlet.Invalid("The key vaults of an emulator end with it, and with them the passphrase of this server would be lost, which is a real one.", Remedy);
        }

        return new PassphraseKeyVault(vault, secret, pipeline, new KeyVaultSecrets(session.Client.WithActivity(pipeline).Arm));
    }

    /// <summary>Keeps a passphrase: a new version of the secret where it is there already.</summary>
    /// <returns>The identifier of the version.</returns>
    internal async Task<string> KeepAsync(string passphrase, CancellationToken cancellationToken)
    {
        try
        {
            return await _secrets.SetAsync(_vault, _secret, passphrase, cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException exception)
        {
            throw KeyVaultErrors.Describe(exception, _vault);
        }
    }

    /// <summary>
    /// Disables a version that turned out to be the passphrase of nothing: it is the current one, and who restores would get it. It is not
    /// deleted, for nobody can tell whether an agent that failed has not taken it all the same.
    /// </summary>
    internal async Task WithdrawAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _secrets.DisableAsync(_vault, _secret, id, cancellationToken).ConfigureAwait(false);
            _pipeline.Warning($"The passphrase was not set, so {id} was disabled. The versions before it are as they were.");
        }
        catch (Exception exception) when (exception is ArmException or ArgumentException)
        {
            _pipeline.Warning($"The passphrase was not set, and {id} could not be disabled: {exception.Message} Disable that version, for who restores with it gets nothing.");
        }
    }

    private static void Require(string? objection, string parameter, string name)
    {
        if (objection is not null)
        {
            throw new BackupException(ErrorIds.InvalidName, $"-{parameter} '{name}' {objection}.", $"Give another -{parameter}.", name) { ConcernsAllInput = true };
        }
    }
}
