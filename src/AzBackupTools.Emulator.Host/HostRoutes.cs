using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Emulator.Host;

/// <summary>What only a served emulator has: the page, waits over the network, and its own end.</summary>
internal sealed class HostRoutes(EmulatorEngine engine, HostOptions options, Action stop, CancellationToken stopping)
{
    private const string Admin = "/_emulator/";

    /// <summary>Longer than any client waits at one go, and short enough to be a TimeSpan.</summary>
    private const double LongestWait = 10L * 365 * 86400;

    private static readonly Dictionary<string, EmulatorResponse> Page = new(StringComparer.Ordinal)
    {
        ["/"] = PageFile("index.html", "text/html; charset=utf-8"),
        ["/_emulator/page/style.css"] = PageFile("style.css", "text/css; charset=utf-8"),
        ["/_emulator/page/page.js"] = PageFile("page.js", "text/javascript; charset=utf-8"),
    };

    /// <summary>Answers what is the host's own; null for everything else.</summary>
    public async Task<EmulatorResponse?> TryHandleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        string path = request.Uri.AbsolutePath;
        if (path.Length > 1 && !path.StartsWith(Admin, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (request.Method is "GET" or "HEAD")
        {
            return Page.TryGetValue(path, out EmulatorResponse? file) ? file : Is(path, "host") ? Describe() : null;
        }

        if (!ComesFromHere(request))
        {
            return ArmError.Of(403, "ForeignOrigin", "A page of another site may not change the emulator.");
        }

        if (request.Method == "POST" && Is(path, "stop"))
        {
            stop();
            return ArmError.Json(202, new { stopping = true });
        }

        return request.Method == "POST" && Is(path, "clock/wait") ? await WaitAsync(request, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>
    /// An answer that never comes. Who shares our time hears of it when its patience has run out in that time; all others wait until
    /// they, or we, give up.
    /// </summary>
    public async Task<EmulatorResponse> StallAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        if (!request.Headers.ContainsKey(StalledAnswer.SharedTimeHeader))
        {
            var never = new TaskCompletionSource<EmulatorResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (either.Token.Register(() => never.TrySetCanceled(either.Token)))
            {
                return await never.Task.ConfigureAwait(false);
            }
        }

        await engine.Clock.WaitAsync(StalledAnswer.Patience, either.Token).ConfigureAwait(false);
        return new EmulatorResponse(504, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [StalledAnswer.SharedTimeHeader] = "stalled" });
    }

    private static bool Is(string path, string route) => string.Equals(path, Admin + route, StringComparison.OrdinalIgnoreCase);

    /// <summary>A browser names the page that a request comes from. Other programs do not, and they may do everything anyway.</summary>
    private static bool ComesFromHere(EmulatorRequest request) =>
        !request.Headers.TryGetValue("Origin", out string? origin)
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.IsLoopback && from.Authority == request.Uri.Authority);

    private static EmulatorResponse PageFile(string name, string type)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}")
            ?? throw new InvalidOperationException($"The page's file {name} is not in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = type,
            ["Cache-Control"] = "no-cache",
            ["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'none'",
            ["X-Content-Type-Options"] = "nosniff",
        };
        return new EmulatorResponse(200, headers, bytes.ToArray());
    }

    private EmulatorResponse Describe() => ArmError.Json(200, new
    {
        version = typeof(HostRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+').First(),
        processId = Environment.ProcessId,
        timeScale = options.EffectiveTimeScale,
        waitsJump = options.WaitsJump,
        stateFile = options.StateFile,
        recordFolder = options.RecordFolder,
    });

    /// <summary>
    /// The wait of a client that has no clock in common with us. Waits that run side by side share the time that passes, as in
    /// process.
    /// </summary>
    private async Task<EmulatorResponse> WaitAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        double seconds;
        try
        {
            using JsonDocument body = JsonDocument.Parse(request.Body);
            seconds = body.RootElement.GetProperty("seconds").GetDouble();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            seconds = double.NaN;
        }

        if (!(seconds >= 0 && seconds <= LongestWait))
        {
            return ArmError.Of(400, "InvalidRequest", FormattableString.Invariant($"The body is {{\"seconds\": 30}}, a number from 0 to {LongestWait}."));
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await engine.Clock.WaitAsync(TimeSpan.FromSeconds(seconds), either.Token).ConfigureAwait(false);
        return ArmError.Json(200, new { now = engine.Clock.UtcNow });
    }
}
