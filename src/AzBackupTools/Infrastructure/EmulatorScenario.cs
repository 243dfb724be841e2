using System;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Scenarios;

namespace AzBackupTools.Infrastructure;

/// <summary>What a user means by -Scenario: one that is built in, or a file.</summary>
internal static class EmulatorScenario
{
    /// <summary>The name as it is, or the whole path of a file.</summary>
    internal static async Task<string> ResolveAsync(string nameOrFile, IPipeline pipeline) =>
        BuiltInScenario.Exists(nameOrFile) ? nameOrFile : await pipeline.ResolveAsync(nameOrFile, "Scenario").ConfigureAwait(false);

    /// <summary>An emulator of this process that begins with the scenario, or with nothing where none is given.</summary>
    /// <exception cref="BackupException">There is no such scenario, or its file is not well formed.</exception>
    internal static InProcessEmulator Make(EmulatorOptions options, string? scenario) =>
        Checked(scenario, () => new InProcessEmulator(scenario is null ? options : ScenarioFile.Choose(options, scenario)));

    /// <summary>Refuses a scenario here that a served emulator would refuse.</summary>
    /// <exception cref="BackupException">There is no such scenario, or its file is not well formed.</exception>
    internal static void Check(EmulatorOptions options, string scenario) => Checked(scenario, () => ScenarioFile.Choose(options, scenario));

    private static T Checked<T>(string? scenario, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e) when (scenario is not null)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-Scenario is '{scenario}'. {e.Message}",
                "about_AzBackupTools_Emulator shows what a scenario file looks like.",
                innerException: e)
            {
                ConcernsAllInput = true,
            };
        }
    }
}
