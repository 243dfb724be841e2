using System;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Infrastructure;

/// <summary>An emulator in a process of its own, reached over HTTP.</summary>
internal sealed class ServedEmulator : EmulatorInstance
{
    private readonly EmulatorProcess? _process;
    private readonly ServedClock _clock;
    private readonly DateHandler _handler;

    private ServedEmulator(Uri endpoint, EmulatorProcess? process)
    {
        Endpoint = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + "/");
        _process = process;
        _clock = new ServedClock(this);
        _handler = new DateHandler(_clock) { InnerHandler = new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false } };
    }

    /// <inheritdoc />
    internal override Uri Endpoint { get; }

    /// <inheritdoc />
    internal override HttpMessageHandler Handler => _handler;

    /// <inheritdoc />
    internal override IClock Clock => _clock;

    /// <inheritdoc />
    internal override string TenantId => _tenantId;

    private string _tenantId = string.Empty;

    /// <summary>Meets an emulator that is served at an address.</summary>
    /// <param name="endpoint">Its address; http or https, on this machine.</param>
    /// <param name="process">The process that serves it, where this session has started it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="BackupException">Nobody answers there, or it is no emulator.</exception>
    internal static async Task<ServedEmulator> MeetAsync(Uri endpoint, EmulatorProcess? process, CancellationToken cancellationToken)
    {
        if (!endpoint.IsAbsoluteUri || !endpoint.IsLoopback || endpoint.Scheme is not ("http" or "https"))
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-EmulatorUri is '{endpoint}', which is no http or https address of this machine.",
                "Give what the emulator printed behind READY, such as http://127.0.0.1:8080.");
        }

        var served = new ServedEmulator(endpoint, process);
        try
        {
            var state = await served.SendAsync(HttpMethod.Get, "state", null, cancellationToken).ConfigureAwait(false);
            var host = await served.SendAsync(HttpMethod.Get, "host", null, cancellationToken).ConfigureAwait(false);
            served._tenantId = state["tenantId"]!.GetValue<string>();
            served._clock.Set(state["now"]!.GetValue<DateTimeOffset>(), host["timeScale"]!.GetValue<double>());
            return served;
        }
        catch
        {
            served.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    internal override async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(HttpMethod.Post, "stop", null, cancellationToken).ConfigureAwait(false);
        }
        catch (BackupException)
        {
            // It has ended already.
        }

        if (_process is not null)
        {
            await _process.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _handler.Dispose();
        _process?.Dispose();
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, $"_emulator/{path}"));
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            if (response.IsSuccessStatusCode && JsonNode.Parse(text) is { } answer)
            {
                return answer;
            }
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException)
        {
            throw Silent(e);
        }

        throw Silent(null);
    }

    private BackupException Silent(Exception? cause) => new(
        ErrorIds.EmulatorNotRunning,
        $"No emulator answers at {Endpoint}.",
        "Start one with Start-RsEmulator -Listen or with azbackup-emulator, and give the address behind its READY.",
        innerException: cause)
    {
        ConcernsAllInput = true,
    };

    /// <summary>
    /// The served emulator's time. A wait is the server's to end: it lets time jump, or flow at the speed that it was started with.
    /// </summary>
    private sealed class ServedClock(ServedEmulator emulator) : IClock
    {
        private readonly object _gate = new();
        private DateTimeOffset _known;
        private DateTimeOffset _seenAt;
        private double _scale;

        public DateTimeOffset UtcNow
        {
            get
            {
                lock (_gate)
                {
                    var passed = (SystemClock.Instance.UtcNow - _seenAt).TotalSeconds * _scale;
                    return _known.AddSeconds(Math.Max(0, Math.Min(passed, (DateTimeOffset.MaxValue - _known).TotalSeconds)));
                }
            }
        }

        public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            if (delay > TimeSpan.Zero)
            {
                var answer = await emulator
                    .SendAsync(HttpMethod.Post, "clock/wait", new JsonObject { ["seconds"] = delay.TotalSeconds }, cancellationToken)
                    .ConfigureAwait(false);
                See(answer["now"]!.GetValue<DateTimeOffset>(), TimeSpan.Zero);
            }
        }

        internal void Set(DateTimeOffset now, double scale)
        {
            _scale = scale;
            See(now, TimeSpan.Zero);
        }

        /// <summary>Learns the time from an answer; one that is the same within what the answer can tell changes nothing.</summary>
        internal void See(DateTimeOffset now, TimeSpan blur)
        {
            lock (_gate)
            {
                if (blur == TimeSpan.Zero || now + blur <= _known || now > _known)
                {
                    _known = now;
                    _seenAt = SystemClock.Instance.UtcNow;
                }
            }
        }
    }

    /// <summary>Every answer tells the server's time, to the second; one that never comes is waited for in that time.</summary>
    private sealed class DateHandler(ServedClock clock) : DelegatingHandler
    {
        private static readonly TimeSpan Blur = TimeSpan.FromSeconds(1);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation(StalledAnswer.SharedTimeHeader, "shared");
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Contains(StalledAnswer.SharedTimeHeader))
            {
                response.Dispose();
                throw StalledAnswer.TimedOut();
            }

            if (response.Headers.Date is { } now)
            {
                clock.See(now, Blur);
            }

            return response;
        }
    }
}
