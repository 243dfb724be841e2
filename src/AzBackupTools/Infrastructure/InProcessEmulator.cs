using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Infrastructure;

/// <summary>An emulator inside this process: requests go to the engine without a socket.</summary>
internal sealed class InProcessEmulator : EmulatorInstance
{
    private readonly EmulatorOptions _options;
    private readonly EmulatorEngine _engine;
    private readonly EmulatorHttpHandler _handler;

    internal InProcessEmulator(EmulatorOptions options)
    {
        _options = options;
        _engine = new EmulatorEngine(options);
        _handler = new EmulatorHttpHandler(_engine);
    }

    /// <summary>The name leads nowhere.</summary>
    internal override Uri Endpoint { get; } = new("http://emulator.localhost/");

    /// <inheritdoc />
    internal override HttpMessageHandler Handler => _handler;

    /// <inheritdoc />
    internal override IClock Clock => new EngineClock(_engine);

    /// <inheritdoc />
    internal override string TenantId => _options.TenantId;

    /// <inheritdoc />
    internal override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => _handler.Dispose();

    private sealed class EngineClock(EmulatorEngine engine) : IClock
    {
        public DateTimeOffset UtcNow => engine.Clock.UtcNow;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => engine.Clock.WaitAsync(delay, cancellationToken);
    }
}
