using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Time;

namespace AzBackupTools.Emulator;

/// <summary>Azure Backup as a function from request to response. Safe for any number of threads.</summary>
public sealed class EmulatorEngine
{
    private readonly EmulatorOptions _options;

    /// <summary>Makes an emulator in the state that the scenario of <paramref name="options"/> describes.</summary>
    public EmulatorEngine(EmulatorOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        Clock = new VirtualClock(options.StartTime, options.Pace);
    }

    /// <summary>The emulator's time; a client in the same process waits on it.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Answers one request. Never throws for what a request holds.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> is cancelled.</exception>
    public Task<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        cancellationToken.ThrowIfCancellationRequested();
        Clock.NoteActivity();
        byte[] body = Encoding.UTF8.GetBytes("{\"error\":{\"code\":\"NotImplemented\",\"message\":\"" + _options.Scenario + "\"}}");
        return Task.FromResult(new EmulatorResponse(501, null, body));
    }
}
