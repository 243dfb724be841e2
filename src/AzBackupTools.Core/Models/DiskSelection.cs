using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

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
}
