using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Module.Tests.Scenarios;
using AzBackupTools.Emulator.Host;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>A scenario with an emulator that is reached over a socket in place of one in the session.</summary>
internal sealed class ServedEmulator : IAsyncDisposable
{
    private const string Named = " -Scenario ";

    private static readonly string Start = Given.Start[..Given.Start.IndexOf(" |", StringComparison.Ordinal)];

    private readonly EmulatorServer _server;

    private ServedEmulator(EmulatorServer server, Scenario scenario)
    {
        _server = server;
        Scenario = scenario;
    }

    /// <summary>The scenario; its first step connects to the server.</summary>
    internal Scenario Scenario { get; }

    /// <summary>Whether a scenario begins with an emulator whose time is set.</summary>
    internal static bool CanServe(Scenario scenario) => scenario.Steps[0].Script.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Serves an emulator like the one that the first step would start.</summary>
    internal static async Task<ServedEmulator> StartAsync(Scenario scenario)
    {
        var first = scenario.Steps[0];
        var at = first.Script.IndexOf(Named, StringComparison.Ordinal);
        var server = await EmulatorServer.StartAsync(
            new HostOptions
            {
                StartTime = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
                TimeScale = 0,
                Scenario = at < 0 ? null : first.Script[(at + Named.Length)..].Split(' ')[0],
            },
            TimeProvider.System,
            CancellationToken.None);
        var connect = $"Connect-RsAccount -Emulator -EmulatorUri {server.Endpoint} | Out-Null";
        var script = first.Script.EndsWith("| Out-Null", StringComparison.Ordinal) ? connect : connect + "; Get-RsEmulator";
        return new ServedEmulator(server, scenario with { Steps = scenario.Steps.SetItem(0, first with { Script = script }) });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
