using System;

namespace AzBackupTools.Emulator.State;

/// <summary>What exists at the start, by name.</summary>
internal static class Scenario
{
    public static World Build(EmulatorOptions options) => options.Scenario.ToUpperInvariant() switch
    {
        "EMPTY" => new World(options),
        _ => throw new ArgumentException(
            $"There is no scenario '{options.Scenario}'. Those that exist: Empty.", nameof(options)),
    };
}
