using System;
using System.IO;
using AzBackupTools.Emulator.Http;
using AzBackupTools.Emulator.Scenarios;
using AzBackupTools.Emulator.Snapshots;

namespace AzBackupTools.Emulator.Host;

/// <summary>Makes the engine that the options describe.</summary>
internal static class EngineSource
{
    /// <summary>What the service asks for on backup operations, in seconds.</summary>
    private const double ServiceRetryAfter = 60;

    /// <exception cref="HostOptionException">An option does not fit; the message names it.</exception>
    /// <exception cref="InvalidDataException">The state file is cut short, newer or none of ours. It is left as it is.</exception>
    public static EmulatorEngine Make(HostOptions options, TimeProvider time)
    {
        CheckStateFile(options.StateFile);
        try
        {
            var engine = new EmulatorEngine(Describe(options, time));
            if (options.StateFile is { } file && File.Exists(file))
            {
                Load(engine, file);
            }

            return engine;
        }
        catch (ArgumentException e)
        {
            // Without the name of a parameter that is ours alone.
            string message = e.ParamName is { } name ? e.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal) : e.Message;
            throw new HostOptionException(message, e);
        }
    }

    private static EmulatorOptions Describe(HostOptions options, TimeProvider time)
    {
        var engine = new EmulatorOptions
        {
            Seed = options.Seed,
            StartTime = options.StartTime ?? time.GetUtcNow(),
            AcceptedToken = options.Token,
            Loose = options.Loose,
            // Where time flows faster, a client that waits in real time is not to sleep through it.
            RetryAfterSeconds = options.EffectiveTimeScale > 1 ? (int)Math.Max(1, ServiceRetryAfter / options.EffectiveTimeScale) : null,
        };
        if (options.RecordFolder is { } folder)
        {
            engine = engine with { Recorder = new TrafficRecorder(folder) };
        }

        return options.Scenario is { } scenario ? Choose(engine, scenario) : engine;
    }

    private static EmulatorOptions Choose(EmulatorOptions engine, string scenario)
    {
        try
        {
            return ScenarioFile.Choose(engine, scenario);
        }
        catch (ArgumentException e)
        {
            throw new HostOptionException($"--scenario is '{scenario}'. {e.Message}", e);
        }
    }

    /// <summary>What cannot be written at the end is better known at the start.</summary>
    private static void CheckStateFile(string? file)
    {
        if (file is null)
        {
            return;
        }

        if (Directory.Exists(file))
        {
            throw new HostOptionException($"--state is '{file}', which is a folder; give a file.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    }

    private static void Load(EmulatorEngine engine, string file)
    {
        try
        {
            EmulatorSnapshot.Load(engine, File.ReadAllBytes(file));
        }
        catch (EmulatorSnapshotException e)
        {
            throw new InvalidDataException(
                $"The state file '{file}' is refused and left as it is. {e.Message} Give another file with --state, or move this one away to start anew.", e);
        }
    }
}
