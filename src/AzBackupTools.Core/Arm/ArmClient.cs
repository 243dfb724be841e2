using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm.Pipeline;
using AzBackupTools.Core.Time;
using Azure.Core;

namespace AzBackupTools.Core.Arm;

/// <summary>Talks to ARM: every request goes through here. Safe for use by several threads at once.</summary>
public sealed class ArmClient : IDisposable
{
    private readonly ArmPipeline _pipeline;
    private readonly ArmEndpoint _endpoint;
    private readonly OperationPoller _poller;
    private readonly bool _ownsPipeline;

    /// <summary>Builds the pipeline; sends nothing and asks for no token.</summary>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public ArmClient(ArmClientOptions options)
        : this(options, options?.Activity!, pipeline: null)
    {
    }

    private ArmClient(ArmClientOptions options, IActivitySink activity, ArmPipeline? pipeline)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        Activity = activity;
        if (pipeline is null)
        {
            options.Check();
        }

        _endpoint = new ArmEndpoint(options.EffectiveEndpoint);
        _pipeline = pipeline ?? new ArmPipeline(options);
        _ownsPipeline = pipeline is null;
        _poller = new OperationPoller(this, _endpoint);
    }

    /// <summary>What the client was told.</summary>
    public ArmClientOptions Options { get; }

    /// <summary>The source of time.</summary>
    public IClock Clock => Options.Clock;

    /// <summary>Whether the client sends to an emulator: nothing but one on this machine takes a fixed token.</summary>
    internal bool IsEmulated => Options.StaticToken is not null;

    /// <summary>Who hears of the work of this client.</summary>
    public IActivitySink Activity { get; }

    /// <summary>What sends to other hosts than ARM, past every policy: no token of ARM goes along.</summary>
    internal System.Net.Http.HttpClient Anonymous => _pipeline.Anonymous;

    /// <summary>The endpoint: the only host that is ever talked to.</summary>
    public Uri Endpoint => _endpoint.Uri;

    /// <summary>
    /// The same client, heard by somebody else: connections and token are shared, so it costs nothing and needs no disposal.
    /// It ends with the client that it comes from.
    /// </summary>
    public ArmClient WithActivity(IActivitySink activity) =>
        new(Options, activity ?? throw new ArgumentNullException(nameof(activity)), _pipeline);

    /// <summary>Sends. Never throws for a status.</summary>
    /// <exception cref="ArmException">
    /// No answer came after all attempts ("TransportFailure", or "RequestTimedOut" where the last one took too long), no token could be had ("AuthenticationFailed"), or the target is on
    /// another host ("UntrustedHost").
    /// </exception>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public async Task<ArmResponse> SendAsync(ArmRequest request, CancellationToken cancellationToken)
    {
        using var message = NewMessage(request);
        using var exchange = new Exchange(Activity, request.Body, pooled: false);
        await SendAsync(message, exchange, cancellationToken).ConfigureAwait(false);
        return new ArmResponse(message, exchange.Body.Memory, Clock.UtcNow);
    }

    /// <summary>Reads one object.</summary>
    /// <exception cref="ArmException">Each status but 2xx, or what <see cref="SendAsync(ArmRequest, CancellationToken)" /> throws.</exception>
    public async Task<T> GetAsync<T>(ArmRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await GetWithWaitAsync(request, type, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Reads one object, or gives null where it does not exist (404).</summary>
    /// <exception cref="ArmException">Each status but 2xx and 404, or what <see cref="SendAsync(ArmRequest, CancellationToken)" /> throws.</exception>
    public async Task<T?> FindAsync<T>(ArmRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var message = NewMessage(request);
        using var exchange = new Exchange(Activity, request.Body, pooled: true);
        await SendAsync(message, exchange, cancellationToken).ConfigureAwait(false);
        return message.Response.Status == 404 ? null : Read(message, exchange, type);
    }

    /// <summary>Reads a list, each page when its first element is asked for; memory holds one page.</summary>
    /// <param name="first">The request for the first page; the further ones follow nextLink verbatim.</param>
    /// <param name="type">How to read a page.</param>
    /// <param name="cancellationToken">Ends it between two elements or within a request.</param>
    /// <exception cref="ArmException">A page that fails; what came before it has been handed out.</exception>
    public async IAsyncEnumerable<T> ListAsync<T>(ArmRequest first, JsonTypeInfo<ArmPage<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = ListPagesAsync(first, type, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await pages.MoveNextAsync().ConfigureAwait(false))
            {
                if (pages.Current.Value is not { } elements)
                {
                    continue;
                }

                foreach (var element in elements)
                {
                    if (element is not null)
                    {
                        yield return element;
                    }
                }
            }
        }
    }

    /// <summary>Reads a list by pages.</summary>
    /// <inheritdoc cref="ListAsync{T}" />
    public async IAsyncEnumerable<ArmPage<T>> ListPagesAsync<T>(ArmRequest first, JsonTypeInfo<ArmPage<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = first;
        var loop = new PageLoop();
        var seen = new SeenPages();
        while (true)
        {
            var (page, retryAfter) = await GetWithWaitAsync(request, type, cancellationToken).ConfigureAwait(false);
            page.RetryAfter = retryAfter;
            if (seen.HasSeen(page))
            {
                Activity.Verbose($"The service sent a page of {first} twice: the second is passed over.");
            }
            else
            {
                yield return page;
            }

            // Azure's own clients take an empty link for none, too.
            if (string.IsNullOrEmpty(page.NextLink))
            {
                yield break;
            }

            if (loop.Closes(page.NextLink!))
            {
                throw new ArmException(
                    ArmErrorCodes.PageLoop,
                    $"The pages of {first} lead back to one that has been read: the list is given up after {loop.Pages} pages, since it would never end.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            request = ArmRequest.Get(page.NextLink!);
        }
    }

    /// <summary>Starts a long-running operation. What the service does at once comes back completed.</summary>
    /// <exception cref="ArmException">The service refuses it, or what <see cref="SendAsync(ArmRequest, CancellationToken)" /> throws.</exception>
    public async Task<LongRunningOperation> StartAsync(ArmRequest request, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? _poller.Start(response) : throw response.ToException();
    }

    /// <summary>
    /// Looks once, without waiting before. An operation that failed comes back as such. A service that is out of order for the
    /// moment is no error before the fifth look in a row.
    /// </summary>
    /// <exception cref="ArmException">The operation is lost ("OperationLost"), the handle is of another host ("UntrustedHost"), or access is denied.</exception>
    public Task<LongRunningOperation> PollAsync(LongRunningOperation operation, CancellationToken cancellationToken) =>
        _poller.PollAsync(operation ?? throw new ArgumentNullException(nameof(operation)), cancellationToken);

    /// <summary>
    /// Waits for the end, looking as often as the service asks for, and fetches the result of what succeeded unless
    /// <see cref="LongRunningOperation.WantsResult" /> is false.
    /// </summary>
    /// <param name="operation">The operation, of this session or of another.</param>
    /// <param name="onPoll">Hears of each look, the last included.</param>
    /// <param name="cancellationToken">Ends the waiting; the operation goes on at the service.</param>
    /// <exception cref="ArmException">The operation failed, was canceled or is lost.</exception>
    public Task<LongRunningOperation> WaitAsync(LongRunningOperation operation, Action<LongRunningOperation>? onPoll, CancellationToken cancellationToken) =>
        _poller.WaitAsync(operation ?? throw new ArgumentNullException(nameof(operation)), onPoll, cancellationToken);

    /// <summary>Loads a file that the service gives an address of, signed or open to all. The token is not sent there.</summary>
    /// <param name="uri">The address. Its query may be signed: it is not logged.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArmException">It cannot be had: code "DownloadFailed".</exception>
    public Task<byte[]> DownloadAsync(Uri uri, CancellationToken cancellationToken) =>
        AnonymousDownload.ReadAsync(_pipeline.Anonymous, Options, Activity, uri ?? throw new ArgumentNullException(nameof(uri)), cancellationToken);

    /// <summary>How long to wait before the next <see cref="PollAsync" />: for who polls several operations together.</summary>
    public TimeSpan NextPollDelay(LongRunningOperation operation) => _poller.NextWait(operation ?? throw new ArgumentNullException(nameof(operation)));

    /// <inheritdoc />
    public void Dispose()
    {
        if (_ownsPipeline)
        {
            _pipeline.Dispose();
        }
    }

    /// <summary>Reads one object, and how long the service asks to wait before it is read again.</summary>
    private async Task<(T Value, TimeSpan? RetryAfter)> GetWithWaitAsync<T>(ArmRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var message = NewMessage(request);
        using var exchange = new Exchange(Activity, request.Body, pooled: true);
        await SendAsync(message, exchange, cancellationToken).ConfigureAwait(false);
        return (Read(message, exchange, type), RetryAfter.Read(message.Response.Headers, Clock.UtcNow));
    }

    private HttpMessage NewMessage(ArmRequest request)
    {
        var uri = (request ?? throw new ArgumentNullException(nameof(request))) is { Address: { } address, Query.Count: 0 }
            ? _endpoint.Trust(address)
            : _endpoint.Resolve(request.FullTarget());
        var message = _pipeline.Pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Parse(request.Method.Method);
        message.Request.Uri.Reset(uri);
        foreach (var header in request.Headers)
        {
            message.Request.Headers.SetValue(header.Key, header.Value);
        }

        if (!request.Body.IsEmpty)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(request.Body);
        }

        return message;
    }

    private async Task SendAsync(HttpMessage message, Exchange exchange, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        exchange.Attach(message);
        await _pipeline.Pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private T Read<T>(HttpMessage message, Exchange exchange, JsonTypeInfo<T> type)
    {
        if (message.Response.Status is >= 200 and < 300)
        {
            try
            {
                return JsonBody.Read(exchange.Body.Memory.Span, type, System.Net.Http.HttpMethod.Get, message.Request.Uri.ToUri());
            }
            catch (ArmException e)
            {
                throw Answer(message, exchange).ToException(e.Error, e.InnerException);
            }
        }

        throw Answer(message, exchange).ToException();
    }

    /// <summary>The answer with a body of its own, for an error that outlives the rented one.</summary>
    private ArmResponse Answer(HttpMessage message, Exchange exchange) => new(message, exchange.Body.Memory.ToArray(), Clock.UtcNow);
}
