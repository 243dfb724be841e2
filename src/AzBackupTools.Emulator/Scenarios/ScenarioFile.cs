using System;
using System.IO;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>Finds what a person means by a scenario: the name of one that is built in, or a file.</summary>
public static class ScenarioFile
{
    /// <summary>The options with the scenario in them. A file is read and held to its form.</summary>
    /// <param name="options">What the emulator is made of otherwise.</param>
    /// <param name="nameOrFile">One of <see cref="BuiltInScenario.Names"/>, or the path of a JSON file.</param>
    /// <exception cref="ArgumentException">It is neither, or the file is not well formed; the message says which member and value.</exception>
    public static EmulatorOptions Choose(EmulatorOptions options, string nameOrFile)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        if (BuiltInScenario.Exists(nameOrFile))
        {
            return options with { Scenario = nameOrFile, ScenarioContent = null };
        }

        string content;
        try
        {
            content = File.ReadAllText(nameOrFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ArgumentException($"It is none of {string.Join(", ", BuiltInScenario.Names)}, and no file that can be read: {e.Message}", e);
        }

        ScenarioPlan.Read(options, content);
        return options with { ScenarioContent = content };
    }
}
