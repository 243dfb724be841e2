using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AzBackupTools.Contract.Tests.Doors;

/// <summary>Real HTTP over a socket of the loopback interface.</summary>
public sealed class Loopback : FrontDoor, IDoorKind
{
    private readonly WebApplication _server;

    private Loopback(WebApplication server)
    {
        _server = server;
        Endpoint = new Uri(server.Urls.Single() + "/");
    }

    public override Uri Endpoint { get; }

    public override HttpMessageHandler? Handler => null;

    public static async Task<FrontDoor> OpenAsync(EmulatorEngine engine)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(context => ForwardAsync(engine, context));
        await server.StartAsync();
        return new Loopback(server);
    }

    public override async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private static async Task ForwardAsync(EmulatorEngine engine, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var rawTarget = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var request = new EmulatorRequest(
            context.Request.Method,
            new Uri($"{context.Request.Scheme}://{context.Request.Host}{rawTarget}"),
            context.Request.Headers.Select(static header => new KeyValuePair<string, string>(header.Key, header.Value.ToString())),
            body.ToArray());
        var answer = await engine.HandleAsync(request, context.RequestAborted);
        if (answer.ConnectionEnd == ConnectionEnd.Reset)
        {
            context.Abort();
            return;
        }

        if (answer.ConnectionEnd == ConnectionEnd.Stalled)
        {
            var gone = new TaskCompletionSource();
            await using (context.RequestAborted.Register(gone.SetResult))
            {
                await gone.Task;
            }

            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        if (answer.Status == 204)
        {
            return;
        }

        context.Response.ContentLength = answer.Body.Length;
        var length = answer.ConnectionEnd == ConnectionEnd.Truncated ? answer.Body.Length / 2 : answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, length), context.RequestAborted);
        if (length < answer.Body.Length)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }
}
