using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Gets PINs for agents.</summary>
public sealed class SecurityPins(BackupClient client)
{
    /// <summary>How long a PIN is valid, as documented: https://learn.microsoft.com/azure/backup/backup-azure-security-feature.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Gets a new PIN.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="asPlainText">Whether the PIN is given as text, too.</param>
    /// <param name="confirm">Asked once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The PIN, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<RsSecurityPin?> CreateAsync(VaultId vault, bool asPlainText, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (!await confirm(vault.Name, "Make a security PIN, good for five minutes").ConfigureAwait(false))
        {
            return null;
        }

        var (pin, expiresAt) = await client.SecurityPins.CreateAsync(vault, await RequestsAsync(vault, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(pin))
        {
            throw new BackupException(
                ErrorIds.UnexpectedResponse, $"The service has made a PIN for vault '{vault.Name}' but does not say it.", "Try again.", vault.ToString());
        }

        var secret = new SecureString();
        foreach (var digit in pin!)
        {
            secret.AppendChar(digit);
        }

        secret.MakeReadOnly();
        return new RsSecurityPin(vault.ToString(), secret, asPlainText ? pin : null, expiresAt ?? (client.Arm.Clock.UtcNow + ValidFor), client.Arm.Clock);
    }

    /// <summary>Tells second by second how long a PIN is still valid, until it is not.</summary>
    public async Task CountDownAsync(RsSecurityPin pin, CancellationToken cancellationToken)
    {
        var whole = pin.Remaining;
        var progress = new ActivityProgress { Activity = $"Security PIN of {pin.VaultName}", Status = pin.Validity };
        try
        {
            while (!pin.IsExpired)
            {
                client.Arm.Activity.Progress(progress with
                {
                    Status = pin.Validity,
                    Remaining = pin.Remaining,
                    PercentComplete = (int)(100 - (pin.Remaining.Ticks * 100 / Math.Max(1, whole.Ticks))),
                });
                await client.Arm.Clock.DelayAsync(pin.Remaining < Tick ? pin.Remaining : Tick, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            client.Arm.Activity.Progress(progress with { Status = "Ended", Completed = true });
        }
    }

    /// <summary>What the guard has to be asked for, where the vault has one. Who may not see that asks without it.</summary>
    private async Task<IReadOnlyList<string>> RequestsAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var requests = new List<string>();
        try
        {
            await foreach (var guard in client.ResourceGuards.ListAsync(vault, cancellationToken).ConfigureAwait(false))
            {
                requests.AddRange(guard.Requests.Where(static pair => pair.Key.EndsWith("/backupSecurityPIN/action", StringComparison.OrdinalIgnoreCase)).Select(static pair => pair.Value));
            }
        }
        catch (ArmException refused) when (refused.Status == 403)
        {
            client.Arm.Activity.Verbose($"Whether a resource guard watches over vault '{vault.Name}' cannot be seen.");
        }

        return requests;
    }
}
