using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="Region" /> on the wire.</summary>
internal sealed class RegionWire
{
    public string? Name { get; set; }

    public string? DisplayName { get; set; }

    public Region ToModel() => new()
    {
        Name = Name ?? string.Empty,
        DisplayName = DisplayName,
    };
}
