using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>Which data disks of a virtual machine are backed up. The OS disk always is.</summary>
public sealed record DiskSelection
{
    /// <summary>The logical unit numbers of data disks, the final list and not an addition.</summary>
    public IReadOnlyList<int> Luns { get; init; } = [];

    /// <summary>True: only these disks are backed up. False: all but these.</summary>
    public bool? IsInclusionList { get; init; }

    /// <summary>The OS disk and no data disk.</summary>
    public static DiskSelection OsDiskOnly { get; } = Include([]);

    /// <summary>The OS disk and these data disks.</summary>
    /// <param name="luns">Logical unit numbers, 0 or more.</param>
    public static DiskSelection Include(IEnumerable<int> luns) => new() { Luns = [.. luns], IsInclusionList = true };

    /// <summary>All disks but these data disks.</summary>
    /// <param name="luns">Logical unit numbers, 0 or more.</param>
    public static DiskSelection Exclude(IEnumerable<int> luns) => new() { Luns = [.. luns], IsInclusionList = false };

    /// <summary>All disks, which takes an earlier selection back.</summary>
    public static DiskSelection All { get; } = Exclude([]);

    /// <summary>Whether it selects all disks.</summary>
    public bool IsAll => IsInclusionList == false && Luns.Count == 0;

    /// <summary>"all disks", "the OS disk only", "the OS disk and LUN 0, 1", "all disks but LUN 2".</summary>
    /// <param name="disks">The selection; null for none, which is all disks.</param>
    public static string InWords(DiskSelection? disks)
    {
        var luns = string.Join(", ", disks?.Luns ?? []);
        return (disks?.IsInclusionList ?? false, disks?.Luns.Count ?? 0) switch
        {
            (true, 0) => "the OS disk only",
            (true, _) => $"the OS disk and LUN {luns}",
            (false, 0) => "all disks",
            (false, _) => $"all disks but LUN {luns}",
        };
    }

    /// <inheritdoc />
    public override string ToString() => InWords(this);
}
