using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>One version of a secret in a key vault. What is changed of it takes its place.</summary>
internal sealed record SecretRecord
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Value { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>In Unix seconds, as the wire has it; told and not held to.</summary>
    public long? NotBefore { get; init; }

    /// <summary>In Unix seconds, as the wire has it; told and not held to.</summary>
    public long? Expires { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Names it, and not its value.</summary>
    public override string ToString() => $"{Name}/{Version}";
}
