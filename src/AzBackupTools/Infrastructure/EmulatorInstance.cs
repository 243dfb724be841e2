using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Infrastructure;

/// <summary>The emulator that runs in this runspace: the engine, the door to it, and its time as the client's.</summary>
internal sealed class EmulatorInstance(EmulatorOptions options) : IDisposable
{
    private readonly EmulatorEngine _engine = new(options);
    private EmulatorHttpHandler? _handler;

    /// <summary>Where clients address it. The name leads nowhere: requests go to the engine without a socket.</summary>
    internal static Uri Endpoint { get; } = new("http://emulator.localhost/");

    /// <summary>What it was made of.</summary>
    internal EmulatorOptions Options { get; } = options;

    /// <summary>The way in, for any client of this process.</summary>
    internal HttpMessageHandler Handler => _handler ??= new EmulatorHttpHandler(_engine);

    /// <summary>Virtual time: waiting for the service moves it on.</summary>
    internal IClock Clock => new EngineClock(_engine);

    /// <summary>
    /// What an emulator is made of where nobody says otherwise: it starts at the present time, and each wait of a client takes
    /// long enough to be seen.
    /// </summary>
    internal static EmulatorOptions DefaultOptions => new() { StartTime = SystemClock.Instance.UtcNow, Pace = TimeSpan.FromMilliseconds(20) };

    /// <summary>The emulator of the current runspace.</summary>
    /// <exception cref="BackupException">There is none.</exception>
    internal static EmulatorInstance Current => Find() ?? throw new BackupException(
        ErrorIds.EmulatorNotRunning,
        "No emulator runs in this session.",
        "Start one with Start-RsEmulator, or connect with Connect-RsAccount -Emulator, which does it for you.")
    {
        ConcernsAllInput = true,
    };

    /// <summary>The emulator of the current runspace, or null.</summary>
    internal static EmulatorInstance? Find() => RunspaceState.Current.Get<EmulatorInstance>();

    /// <summary>Starts an emulator in the current runspace.</summary>
    internal static EmulatorInstance Start(EmulatorOptions options)
    {
        var started = new EmulatorInstance(options);
        RunspaceState.Current.Set(started);
        return started;
    }

    /// <inheritdoc />
    public void Dispose() => _handler?.Dispose();

    private sealed class EngineClock(EmulatorEngine engine) : IClock
    {
        public DateTimeOffset UtcNow => engine.Clock.UtcNow;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => engine.Clock.WaitAsync(delay, cancellationToken);
    }
}
