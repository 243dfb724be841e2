using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>Compares and words selections of disks.</summary>
internal static class DiskSelections
{
    /// <summary>Whether two selections back up the same disks. None at all means every disk.</summary>
    internal static bool Same(DiskSelection? left, DiskSelection? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return (left.IsInclusionList ?? false) == (right.IsInclusionList ?? false)
            && left.Luns.Distinct().OrderBy(lun => lun).SequenceEqual(right.Luns.Distinct().OrderBy(lun => lun));
    }

    /// <summary>"the OS disk only", "the OS disk and LUN 0, 1", "all disks but LUN 2".</summary>
    internal static string InWords(DiskSelection disks)
    {
        var luns = string.Join(", ", disks.Luns);
        return (disks.IsInclusionList ?? false, disks.Luns.Count) switch
        {
            (true, 0) => "the OS disk only",
            (true, _) => $"the OS disk and LUN {luns}",
            (false, 0) => "all disks",
            (false, _) => $"all disks but LUN {luns}",
        };
    }
}
