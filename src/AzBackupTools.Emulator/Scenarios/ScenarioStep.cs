using System;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>Something that happens before the scenario starts.</summary>
/// <param name="DaysAgo">How many days before the start.</param>
/// <param name="Play">Does it.</param>
internal sealed record ScenarioStep(double DaysAgo, Action<ScenarioStage> Play);
