using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Cmdlet.Tests.Scenarios;
using AzBackupTools.Emulator.Host;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>A scenario with an emulator that is reached over a socket in place of one in the session.</summary>
internal sealed class ServedDoor : IAsyncDisposable
{
    private const string Named = " -Scenario ";

    private readonly EmulatorServer _server;

    private ServedDoor(EmulatorServer server, Scenario scenario)
    {
        _server = server;
        Scenario = scenario;
    }

    /// <summary>The scenario; its first step connects to the server.</summary>
    public Scenario Scenario { get; }

    /// <summary>Whether the scenario is about the emulator, and begins with one whose time is set.</summary>
    public static bool Leads(string key) =>
        (key.StartsWith(nameof(EmulatorBook), StringComparison.Ordinal) || key.StartsWith(nameof(FaultBook), StringComparison.Ordinal))
        && ScenarioBook.Find(CmdletSource.Module, key).Steps[0].Script.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Serves an emulator like the one that the first step would start.</summary>
    public static async Task<ServedDoor> OpenAsync(Scenario scenario)
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
        return new ServedDoor(server, scenario with { Steps = scenario.Steps.SetItem(0, first with { Script = script }) });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Start => Given.Start[..Given.Start.IndexOf(" |", StringComparison.Ordinal)];
}
