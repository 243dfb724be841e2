using System.Collections.Generic;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>What one step of a scenario wrote, stream by stream, as texts.</summary>
internal sealed record StepOutcome
{
    public required IReadOnlyList<ObjectSnapshot> Outputs { get; init; }

    public required IReadOnlyList<ErrorSnapshot> Errors { get; init; }

    public required IReadOnlyDictionary<StreamName, IReadOnlyList<string>> Lines { get; init; }
}

/// <summary>An object: its type, its text and the properties that a step looks at.</summary>
internal sealed record ObjectSnapshot(string TypeName, string? Text, IReadOnlyDictionary<string, string?> Properties);

/// <summary>An error.</summary>
internal sealed record ErrorSnapshot
{
    public required string Id { get; init; }

    public required string Category { get; init; }

    public required string Message { get; init; }

    public required string? Target { get; init; }
}
