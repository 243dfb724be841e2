using System;

namespace AzBackupTools.Emulator.Host;

/// <summary>Makes the engine that the options describe.</summary>
internal static class EngineSource
{
    public static EmulatorEngine Make(HostOptions options, TimeProvider time)
    {
        var engine = new EmulatorOptions
        {
            Seed = options.Seed,
            StartTime = options.StartTime ?? time.GetUtcNow(),
            AcceptedToken = options.Token,
        };
        if (options.Scenario is { } scenario)
        {
            engine = engine with { Scenario = scenario };
        }

        try
        {
            return new EmulatorEngine(engine);
        }
        catch (ArgumentException e)
        {
            throw new HostOptionException(e.Message, e);
        }
    }
}
