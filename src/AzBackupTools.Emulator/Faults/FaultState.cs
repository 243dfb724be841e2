using System.Collections.Generic;

namespace AzBackupTools.Emulator.Faults;

/// <summary>A rule as it was given, and how far it is.</summary>
internal sealed record FaultState
{
    public required string Id { get; init; }

    /// <summary>The rule, as JSON.</summary>
    public required string Rule { get; init; }

    public int SkipsLeft { get; set; }

    /// <summary>How many it will still strike; null for all.</summary>
    public int? TimesLeft { get; set; }

    public int Struck { get; set; }

    /// <summary>How often the dice were thrown, by what was asked for; only where they are thrown at all.</summary>
    public Dictionary<string, int> Draws { get; init; } = new();
}
