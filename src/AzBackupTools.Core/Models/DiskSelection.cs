using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>Which data disks of a virtual machine are backed up. The OS disk always is.</summary>
public sealed record DiskSelection
{
    /// <summary>The logical unit numbers of data disks, the final list and not an addition.</summary>
    public IReadOnlyList<int> Luns { get; init; } = [];

    /// <summary>True: only these disks are backed up. False: all but these.</summary>
    public bool? IsInclusionList { get; init; }
}
