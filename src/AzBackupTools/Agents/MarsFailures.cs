using System.Collections.Generic;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Agents;

/// <summary>Failures that both kinds of agent know and that have no number of the agent's own.</summary>
internal static class MarsFailures
{
    internal static BackupException NotRegistered(string serverName) => new(
        ErrorIds.MarsServerNotRegistered,
        $"The server {serverName} is not registered with a vault.",
        "Register it: Register-MarsAgent <credential file>; the file comes from Export-RsVaultCredential.",
        serverName)
    {
        ConcernsAllInput = true,
    };

    internal static BackupException NoOwnRetention() => new(
        ErrorIds.MarsAgentConsoleOnly,
        "The agent's PowerShell module has no parameter for how long one backup is kept.",
        "Leave out -RetainDays and -RetainUntil, so that the policy says it; or make this backup in the agent's console: Back Up Now, Retain Backup Till.")
    {
        ConcernsAllInput = true,
    };

    internal static BackupException NotInBackup(MarsRestoreRequest request, IReadOnlyList<string> missing) => new(
        ErrorIds.InvalidMarsPath,
        $"'{string.Join("', '", missing)}' {(missing.Count == 1 ? "was" : "were")} not backed up on {request.Point.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
        "Check the path, or choose another recovery point of Get-MarsRecoveryPoint. Nothing was restored.",
        missing[0]);

    internal static BackupException NoPoint(MarsRecoveryPoint point) => new(
        ErrorIds.RecoveryPointNotFound, $"There is no recovery point '{point.Id}' any more.", "Choose one of Get-MarsRecoveryPoint.", point.Id);
}
