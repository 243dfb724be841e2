using System;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="SystemData" /> on the wire.</summary>
internal sealed class SystemDataWire
{
    public string? CreatedBy { get; set; }

    public string? CreatedByType { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? LastModifiedBy { get; set; }

    public string? LastModifiedByType { get; set; }

    public DateTimeOffset? LastModifiedAt { get; set; }

    public SystemData ToModel() => new()
    {
        CreatedBy = CreatedBy,
        CreatedByType = CreatedByType,
        CreatedAt = CreatedAt,
        LastModifiedBy = LastModifiedBy,
        LastModifiedByType = LastModifiedByType,
        LastModifiedAt = LastModifiedAt,
    };
}
