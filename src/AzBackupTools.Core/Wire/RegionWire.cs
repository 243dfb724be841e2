using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="Region" /> on the wire.</summary>
internal sealed class RegionWire
{
    public string? Name { get; set; }

    public string? DisplayName { get; set; }

    public RegionMetadataWire? Metadata { get; set; }

    public Region ToModel() => new()
    {
        Name = Name ?? string.Empty,
        DisplayName = DisplayName,
        PairedRegion = Metadata?.PairedRegion is { Count: > 0 } pairs ? pairs[0]?.Name : null,
    };
}

/// <summary>"metadata" of a <see cref="Region" /> on the wire.</summary>
internal sealed class RegionMetadataWire
{
    public List<RegionWire?>? PairedRegion { get; set; }
}
