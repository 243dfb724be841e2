using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AzBackupTools.Emulator.Host;

/// <summary>An emulator that is served on the loopback address.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    /// <summary>How long requests under way have when the server ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly HostOptions _options;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _ending = new();
    private readonly IDisposable? _stillness;
    private readonly List<Task> _companions = [];
    private bool _disposed;

    private EmulatorServer(WebApplication app, EmulatorEngine engine, HostOptions options, X509Certificate2? certificate)
    {
        _app = app;
        Engine = engine;
        _options = options;
        _certificate = certificate;
        _stillness = options.WaitsJump ? null : engine.Clock.Hold();
    }

    /// <summary>Where it is served.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Where the certificate lies, when it serves TLS.</summary>
    public string? CertificateFile { get; private set; }

    /// <summary>What answers.</summary>
    public EmulatorEngine Engine { get; }

    /// <summary>Starts an emulator and returns when it serves.</summary>
    /// <exception cref="HostOptionException">An option does not fit; the message names it.</exception>
    /// <exception cref="InvalidDataException">The state file is cut short, newer or none of ours. It is left as it is.</exception>
    /// <exception cref="IOException">The port is taken, or a file cannot be read or written.</exception>
    public static async Task<EmulatorServer> StartAsync(HostOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        EmulatorEngine engine = EngineSource.Make(options, time);
        X509Certificate2? certificate = options.Https ? DevelopmentCertificate.Make(time.GetUtcNow()) : null;
        WebApplication app = Build(options, certificate);
        var server = new EmulatorServer(app, engine, options, certificate);
        try
        {
            var routes = new HostRoutes(engine, options, app.Lifetime.StopApplication, app.Lifetime.ApplicationStopping);
            app.Run(new FrontDoor(engine, routes).HandleAsync);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            server.Endpoint = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            server.CertificateFile = certificate is null ? null : DevelopmentCertificate.Write(certificate, options.CertificateFile, server.Endpoint.Port);
        }
        catch
        {
            await server.AbandonAsync().ConfigureAwait(false);
            throw;
        }

        server._companions.Add(TimeFlow.RunAsync(engine.Clock, options.EffectiveTimeScale, time, server._ending.Token));
        if (options.ParentProcessId is { } parent)
        {
            server._companions.Add(ParentWatch.RunAsync(parent, app.Lifetime.StopApplication, server._ending.Token));
        }

        return server;
    }

    /// <summary>Serves until it is told to end: by a signal, by a request, or by the end of its parent.</summary>
    public Task RunAsync() => _app.WaitForShutdownAsync();

    /// <summary>Ends, and writes the state to its file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        await _app.StopAsync().ConfigureAwait(false);
        await AbandonAsync().ConfigureAwait(false);
        if (_options.StateFile is { } file)
        {
            StateFile.Write(file, EmulatorSnapshot.ToBytes(Engine));
        }
    }

    private static WebApplication Build(HostOptions options, X509Certificate2? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FrontDoor.MaxDrained;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint =>
            {
                if (certificate is not null)
                {
                    endpoint.UseHttps(certificate);
                }
            });
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = Grace);
        return builder.Build();
    }

    private async Task AbandonAsync()
    {
        _disposed = true;
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_companions).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stillness?.Dispose();
        _certificate?.Dispose();
        _ending.Dispose();
    }
}
