using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Core.Arm;

/// <summary>Talks to ARM.</summary>
public sealed class ArmClient : IDisposable
{
    /// <summary>Builds the pipeline; sends nothing.</summary>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public ArmClient(ArmClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        Activity = options.Activity;
    }

    /// <summary>What the client was told.</summary>
    public ArmClientOptions Options { get; }

    /// <summary>The source of time.</summary>
    public IClock Clock => Options.Clock;

    /// <summary>Who hears of the work of this client.</summary>
    public IActivitySink Activity { get; }

    /// <summary>The endpoint: the only host that is ever talked to.</summary>
    public Uri Endpoint => throw new NotImplementedException();

    /// <summary>The same client, heard by somebody else: connection, token and retry state are shared.</summary>
    public ArmClient WithActivity(IActivitySink activity) => throw new NotImplementedException();

    /// <summary>Sends. Never throws for a status.</summary>
    /// <exception cref="ArmException">No answer came after all attempts ("TransportFailure"), or the target is on another host ("UntrustedHost").</exception>
    public Task<ArmResponse> SendAsync(ArmRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads one object.</summary>
    /// <exception cref="ArmException">Each status but 2xx.</exception>
    public Task<T> GetAsync<T>(ArmRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads one object, or gives null where it does not exist (404).</summary>
    /// <exception cref="ArmException">Each status but 2xx and 404.</exception>
    public Task<T?> FindAsync<T>(ArmRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => throw new NotImplementedException();

    /// <summary>Reads a list page by page, each page when it is asked for.</summary>
    /// <exception cref="ArmException">A page that fails; what came before it has been handed out.</exception>
    public IAsyncEnumerable<T> ListAsync<T>(ArmRequest first, JsonTypeInfo<ArmPage<T>> type, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Starts a long-running operation.</summary>
    /// <exception cref="ArmException">The service refuses it.</exception>
    public Task<LongRunningOperation> StartAsync(ArmRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Looks once.</summary>
    public Task<LongRunningOperation> PollAsync(LongRunningOperation operation, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Waits for the end.</summary>
    /// <exception cref="ArmException">The operation failed, was canceled or is lost.</exception>
    public Task<LongRunningOperation> WaitAsync(LongRunningOperation operation, Action<LongRunningOperation>? onPoll, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
