using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="DiskSelection" /> on the wire.</summary>
internal sealed class DiskSelectionWire
{
    public List<int?>? DiskLunList { get; set; }

    public bool? IsInclusionList { get; set; }

    public DiskSelection ToModel() => new()
    {
        Luns = WireList.Read(DiskLunList),
        IsInclusionList = IsInclusionList,
    };
}
