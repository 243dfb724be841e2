using System.Collections.Generic;

namespace AzBackupTools.Core.Arm;

/// <summary>An error as the service tells it. Immutable.</summary>
public sealed record ArmError
{
    /// <summary>The stable code: "UserErrorVmNotFoundV2". Never empty.</summary>
    public required string Code { get; init; }

    /// <summary>The sentence that goes with it. Never empty.</summary>
    public required string Message { get; init; }

    /// <summary>What the error is about, where the service names it.</summary>
    public string? Target { get; init; }

    /// <summary>The single errors that this one sums up.</summary>
    public IReadOnlyList<ArmError> Details { get; init; } = [];

    /// <summary>The more exact error within this one.</summary>
    public ArmError? InnerError { get; init; }

    /// <summary>What the service recommends to do, where it does.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>additionalInfo: raw JSON by type.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AdditionalInfo { get; init; } = [];
}
