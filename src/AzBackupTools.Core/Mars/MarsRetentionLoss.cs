using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>What a change of a policy takes away from the backups that are there: their time is always reckoned by the policy of the moment.</summary>
public static class MarsRetentionLoss
{
    /// <summary>What is deleted sooner than before, in full sentences; empty where nothing is.</summary>
    /// <param name="before">The policy that backups are kept by.</param>
    /// <param name="after">The policy that they are to be kept by.</param>
    public static IReadOnlyList<string> Find(MarsPolicy before, MarsPolicy after)
    {
        var losses = new List<string>();
        var when = after.State == MarsPolicyState.Paused ? ", once backups go on" : string.Empty;
        var kinds = new[]
        {
            ("day", before.Retention.KeepDaily, after.Retention.KeepDaily), ("week", before.Retention.KeepWeekly, after.Retention.KeepWeekly),
            ("month", before.Retention.KeepMonthly, after.Retention.KeepMonthly), ("year", before.Retention.KeepYearly, after.Retention.KeepYearly),
        };
        foreach (var (unit, old, now) in kinds)
        {
            var others = kinds.Where(kind => kind.Item1 != unit && kind.Item3 is not null).Select(static kind => "by the " + kind.Item1).ToList();
            var but = others.Count == 0 ? string.Empty : $", but for those that are also kept {string.Join(" or ", others)}";
            if (old is { } gone && now is null)
            {
                losses.Add($"Nothing is kept by the {unit} any more: backups that were kept for {Words(gone, unit)} are deleted the next day{when}{but}.");
            }
            else if (now < old)
            {
                losses.Add($"Backups kept by the {unit} are kept for {Words(now.Value, unit)} instead of {Words(old.Value, unit)}: older ones are deleted{when}{but}.");
            }
        }

        if (before.State == MarsPolicyState.Paused && after.State == MarsPolicyState.Valid)
        {
            losses.Add($"With backups retention goes on, too: backups whose time is over by the policy ({after.Retention}) are deleted, however long backups were stopped.");
        }

        return losses;
    }

    private static string Words(int count, string unit) => $"{count.ToString(CultureInfo.InvariantCulture)} {unit}{(count == 1 ? string.Empty : "s")}";
}
