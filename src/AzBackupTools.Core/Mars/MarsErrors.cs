using System;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>
/// The agent's own error ids in the user's terms. They stand in
/// <see href="https://learn.microsoft.com/azure/backup/backup-azure-mars-troubleshoot" /> and
/// <see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.
/// </summary>
public static class MarsErrors
{
    private const string NewPin =
        "Get a new one, valid for five minutes, and give it at once: -SecurityPin (New-RsSecurityPin -Vault <vault>).SecurityPin, or under Properties of the vault in the portal.";

    private static readonly (string[] Ids, string ErrorId, string Message, string Remedy)[] Table =
    [
        (["34513"], ErrorIds.InvalidVaultCredential, "The vault credential file has expired, or is not the last one that was made for the vault.",
            "Make a new one with Export-RsVaultCredential and use it at once."),
        (["100110"], ErrorIds.VaultCredentialOfOtherVault, "The credential file is of another vault than the server is registered with.",
            "Make a file of that vault with Export-RsVaultCredential; Get-MarsAgent shows which it is."),
        (["100130"], ErrorIds.InvalidSecurityPin, "The security PIN is missing, wrong, or older than five minutes.", NewPin),
        (["34506"], ErrorIds.PassphraseNotSet, "No passphrase is set on this server, so that backups cannot be encrypted.",
            "Set one: Set-MarsPassphrase -Generate -PassphrasePath <file on another machine>."),
        (["100050"], ErrorIds.MarsAgentOffline, "The agent cannot reach Azure.",
            "Check network, proxy (Get-MarsAgent) and clock of the server, and try again."),
        (["120002"], ErrorIds.MarsAgentTooOld, "The agent is too old to change the passphrase in a vault with security features.",
            "Update the agent (https://aka.ms/azurebackup_agent) and try again; Get-MarsAgent shows its version."),
        (["130001"], ErrorIds.MarsAgentTooOld, "The agent met an internal error that later versions no longer have.",
            "Update the agent (https://aka.ms/azurebackup_agent), restart the server, and try again."),
        (["0x29834", "170036"], ErrorIds.InvalidRetention, "The retention is below the minimum of a vault with security features.",
            "Keep daily backups at least 7 days, weekly ones 4 weeks, monthly ones 3 months, yearly ones 1 year."),
        (["0x1FC07", "130055"], ErrorIds.MarsAgentFailed, "The server could not be activated with the vault.",
            "Check proxy and firewall, and that the agent's service runs; then register again with a new credential file."),
        (["810001", "810002", "81001"], ErrorIds.VaultImmutable, "The vault is immutable: nothing that shortens how long backups are kept is permitted.",
            "Keep the backups with Stop-MarsProtection -RetainData, or make retention longer, not shorter."),
        (["CBPBackupOrRestoreInProgress"], ErrorIds.MarsAgentBusy, "The agent runs another job.",
            "Wait until Get-MarsJob shows it as ended, and try again."),
    ];

    /// <summary>What an agent's failure means.</summary>
    /// <param name="id">The agent's error id, or null where only its text is known: then the ids are looked for in the text.</param>
    /// <param name="text">What the agent said.</param>
    public static BackupException Describe(string? id, string text)
    {
        foreach (var row in Table)
        {
            var known = row.Ids.FirstOrDefault(one => string.Equals(one, id, StringComparison.OrdinalIgnoreCase) || Mentions(text, one));
            if (known is not null)
            {
                return new BackupException(row.ErrorId, $"{row.Message} (agent error {known})", row.Remedy) { ServiceCode = known, ConcernsAllInput = true };
            }
        }

        return new BackupException(
            ErrorIds.MarsAgentFailed,
            $"The agent failed: {text.Trim().TrimEnd('.')}.",
            "See Get-MarsJob, and the agent's log in the folder Temp of its installation.")
        {
            ServiceCode = id,
            ConcernsAllInput = true,
        };
    }

    private static bool Mentions(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + id.Length == text.Length || !char.IsLetterOrDigit(text[at + id.Length]));
            if (isWhole)
            {
                return true;
            }
        }

        return false;
    }
}
