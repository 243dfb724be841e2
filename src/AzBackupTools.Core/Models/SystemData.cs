using System;

namespace AzBackupTools;

/// <summary>Who made a resource and who changed it last.</summary>
public sealed record SystemData
{
    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>User, Application, ManagedIdentity or Key.</summary>
    public string? CreatedByType { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>User, Application, ManagedIdentity or Key.</summary>
    public string? LastModifiedByType { get; init; }

    /// <summary>When it was changed last, in UTC.</summary>
    public DateTimeOffset? LastModifiedAt { get; init; }
}
