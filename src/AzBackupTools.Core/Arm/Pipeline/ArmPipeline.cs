using System;
using System.Net;
using System.Net.Http;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// The order of everything that happens to a request. No policy follows redirects, so that the token never leaves the host;
/// Azure.Core's own retry is not part of it, since it waits on the machine's clock.
/// </summary>
internal sealed class ArmPipeline : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClientHandler? _ownHandler;
    private readonly TokenCache? _tokens;

    public ArmPipeline(ArmClientOptions options)
    {
        _ownHandler = options.Handler is null ? NewHandler() : null;
        _http = new HttpClient(options.Handler ?? _ownHandler!, disposeHandler: false) { Timeout = options.NetworkTimeout };
        _tokens = options.Credential is null ? null : new TokenCache(options.Credential, options.Environment.Scope, options.Clock);
        Pipeline = new HttpPipeline(
            new HttpClientTransport(_http),
            [
                new IdentityPolicy(options.ApplicationId),            // once per logical request
                new ArmRetryPolicy(options.Retry, options.Clock),     // everything below happens once per attempt
                _tokens is null ? new StaticTokenPolicy(options.StaticToken!) : new BearerTokenPolicy(_tokens),
                new WireLogPolicy(options.Clock),                     // sees what really goes over the wire
                new BodyPolicy(options.NetworkTimeout),
            ]);
    }

    public HttpPipeline Pipeline { get; }

    /// <summary>The connections alone: nothing sent here carries a token.</summary>
    public HttpClient Anonymous => _http;

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _ownHandler?.Dispose();
        _tokens?.Dispose();
    }

    private static HttpClientHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,

        // .NET Framework allows two unless told otherwise, and a pipeline of cmdlets works side by side.
        MaxConnectionsPerServer = 32,
    };
}
