using System.Linq;

namespace AzBackupTools.Core.Workflows;

/// <summary>Compares selections of disks.</summary>
internal static class DiskSelections
{
    /// <summary>Whether two selections back up the same disks. None at all means every disk, and so does excluding nothing.</summary>
    internal static bool Same(DiskSelection? left, DiskSelection? right)
    {
        if (IsAll(left) || IsAll(right))
        {
            return IsAll(left) && IsAll(right);
        }

        return (left!.IsInclusionList ?? false) == (right!.IsInclusionList ?? false)
            && left.Luns.Distinct().OrderBy(lun => lun).SequenceEqual(right.Luns.Distinct().OrderBy(lun => lun));
    }

    private static bool IsAll(DiskSelection? disks) => disks is null or { IsAll: true };
}
