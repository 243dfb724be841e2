using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>The least that a server can do: one answer from memory, whatever was asked. It runs as a process of its own.</summary>
internal static class BareEndpoint
{
    /// <summary>What this program is started with to be it; the file with the answer follows.</summary>
    public const string Argument = "--bare-endpoint";

    public static async Task RunAsync(string file)
    {
        Reply reply = JsonSerializer.Deserialize<Reply>(await File.ReadAllBytesAsync(file))!;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        await using WebApplication app = builder.Build();
        app.Run(async context =>
        {
            foreach ((string name, string value) in reply.Headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentLength = reply.Body.Length;
            await context.Response.BodyWriter.WriteAsync(reply.Body);
        });
        await app.StartAsync();
        Console.WriteLine("READY " + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
    }
}

/// <summary>An answer to give again and again.</summary>
internal sealed record Reply(Dictionary<string, string> Headers, byte[] Body);
