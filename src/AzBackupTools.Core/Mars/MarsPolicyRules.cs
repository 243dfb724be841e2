using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>Holds the configuration of an agent to what the agent takes, anywhere: no agent is asked.</summary>
public static class MarsPolicyRules
{
    /// <summary>Everything that is to be said of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="files">The server's files, or null where the policy is looked at elsewhere.</param>
    public static IReadOnlyList<MarsFinding> Find(MarsPolicy policy, MarsFiles? files) =>
    [
        .. MarsScheduleRules.Find(policy.Schedule),
        .. MarsRetentionRules.Find(policy),
        .. policy.Workload == MarsWorkload.FilesAndFolders ? MarsSelectionRules.Find(policy, files) : [],
    ];

    /// <summary>Lets a policy through that the agent takes.</summary>
    /// <exception cref="BackupException">The first error that was found.</exception>
    public static MarsPolicy Checked(MarsPolicy policy, MarsFiles? files) =>
        Find(policy, files).FirstOrDefault(static finding => finding.Level == MarsFindingLevel.Error) is { } error ? throw error.ToException() : policy;
}
