using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmRetryTests : IDisposable
{
    private static readonly HttpRequestException Refused = new("refused", new SocketException((int)SocketError.ConnectionRefused));

    private readonly ArmFixture _arm = new();

    public void Dispose() => _arm.Dispose();

    private static ArmRequest Request(string verb) => verb switch
    {
        "GET" => ArmRequest.Get(ArmFixture.Vault, "2024-04-01"),
        "DELETE" => ArmRequest.Delete(ArmFixture.Vault, "2024-04-01"),
        "PUT" => ArmRequest.Put(ArmFixture.Vault, "2024-04-01", "{}"u8.ToArray()),
        "PATCH" => ArmRequest.Patch(ArmFixture.Vault, "2024-04-01", "{}"u8.ToArray()),
        _ => ArmRequest.Post(ArmFixture.Vault, "2024-04-01", "{}"u8.ToArray()),
    };

    private Task<ArmResponse> Send(string verb = "GET") => _arm.Client.SendAsync(Request(verb), CancellationToken.None);

    [Theory]
    [InlineData("GET", 408, 2)]
    [InlineData("GET", 429, 2)]
    [InlineData("GET", 500, 2)]
    [InlineData("PUT", 502, 2)]
    [InlineData("DELETE", 503, 2)]
    [InlineData("PUT", 504, 2)]
    [InlineData("POST", 429, 2)]
    [InlineData("POST", 503, 2)]
    [InlineData("PATCH", 503, 2)]
    [InlineData("POST", 500, 1)]
    [InlineData("POST", 408, 1)]
    [InlineData("POST", 502, 1)]
    [InlineData("POST", 504, 1)]
    [InlineData("PATCH", 500, 1)]
    [InlineData("GET", 400, 1)]
    [InlineData("GET", 404, 1)]
    [InlineData("GET", 409, 1)]
    [InlineData("GET", 501, 1)]
    public async Task Only_what_is_safe_is_repeated(string verb, int status, int requests)
    {
        _arm.Service.Answer(status, """{"error":{"code":"Busy","message":"Later."}}""").Answer(200, "{}");
        var response = await Send(verb);
        Assert.Equal(requests, _arm.Service.Seen.Count);
        Assert.Equal(requests == 1 ? status : 200, response.Status);
    }

    [Fact]
    public async Task A_repeated_request_is_the_same_request()
    {
        _arm.Service.Answer(503).Answer(200, "{}");
        await _arm.Client.SendAsync(ArmRequest.Put(ArmFixture.Vault, "2024-04-01", """{"a":1}"""u8.ToArray()), CancellationToken.None);
        var seen = _arm.Service.Seen;
        Assert.Equal(seen[0].Body, seen[1].Body);
        Assert.Equal("""{"a":1}""", seen[1].Body);
        Assert.Equal(seen[0].Uri, seen[1].Uri);
        Assert.Equal(seen[0].Header("x-ms-client-request-id"), seen[1].Header("x-ms-client-request-id"));
        Assert.True(Guid.TryParse(seen[0].Header("x-ms-client-request-id"), out _));
    }

    [Fact]
    public async Task After_five_attempts_the_answer_stands()
    {
        _arm.Service.Otherwise = _ => ScriptedHandler.Response(503, """{"error":{"code":"Busy","message":"Later."}}""", ("x-ms-request-id", "req-9"));
        var response = await Send();
        Assert.Equal(5, _arm.Service.Seen.Count);
        Assert.Equal(503, response.Status);
        Assert.Equal("Busy", response.ToException().Code);
        Assert.Equal("req-9", response.ToException().RequestId);
        Assert.Equal(4, _arm.Clock.Waits.Count);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7000)]
    [InlineData("Retry-After", "1.5", 1500)]
    [InlineData("retry-after-ms", "250", 250)]
    [InlineData("x-ms-retry-after-ms", "1250", 1250)]
    [InlineData("Retry-After", "Mon, 05 Jan 2026 12:00:30 GMT", 30000)]
    [InlineData("Retry-After", "Mon, 05 Jan 2026 11:00:00 GMT", 0)]
    [InlineData("Retry-After", "300", 300000)]
    public async Task The_service_says_how_long_to_wait(string name, string value, int milliseconds)
    {
        _arm.Service.Answer(429, null, (name, value)).Answer(200, "{}");
        await Send();
        Assert.Equal([TimeSpan.FromMilliseconds(milliseconds)], _arm.Clock.Waits);
    }

    [Fact]
    public async Task Milliseconds_go_before_seconds()
    {
        _arm.Service.Answer(429, null, ("Retry-After", "60"), ("retry-after-ms", "100")).Answer(200, "{}");
        await Send();
        Assert.Equal([TimeSpan.FromMilliseconds(100)], _arm.Clock.Waits);
    }

    [Fact]
    public async Task Who_is_asked_to_wait_for_an_hour_gets_the_answer_instead()
    {
        _arm.Service.Answer(429, null, ("Retry-After", "3600"));
        var response = await Send();
        Assert.Equal(429, response.Status);
        Assert.Equal(TimeSpan.FromHours(1), response.RetryAfter);
        Assert.Equal(TimeSpan.FromHours(1), response.ToException().RetryAfter);
        Assert.Empty(_arm.Clock.Waits);
    }

    [Theory]
    [InlineData("later")]
    [InlineData("-5")]
    [InlineData("1e300")]
    public async Task A_wait_that_cannot_be_read_is_replaced_by_our_own(string value)
    {
        _arm.Service.Answer(429, null, ("Retry-After", value)).Answer(200, "{}");
        await Send();
        Assert.InRange(Assert.Single(_arm.Clock.Waits), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Waits_of_our_own_are_spread_and_bounded(int seed)
    {
        using var arm = new ArmFixture(o => o with { Retry = new ArmRetryOptions { MaxAttempts = 20, MaxDelay = TimeSpan.FromSeconds(20), JitterSeed = seed } });
        arm.Service.Otherwise = _ => ScriptedHandler.Response(500);
        await arm.Client.SendAsync(Request("GET"), CancellationToken.None);
        var last = TimeSpan.FromSeconds(1);
        foreach (var wait in arm.Clock.Waits)
        {
            Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
            Assert.True(wait <= last * 3, $"{wait} after {last}");
            last = wait;
        }

        Assert.Equal(19, arm.Clock.Waits.Count);
        Assert.True(arm.Clock.Waits.Distinct().Count() > 5);
    }

    [Fact]
    public async Task The_same_seed_waits_the_same()
    {
        using var other = new ArmFixture();
        foreach (var arm in new[] { _arm, other })
        {
            arm.Service.Otherwise = _ => ScriptedHandler.Response(500);
            await arm.Client.SendAsync(Request("GET"), CancellationToken.None);
        }

        Assert.Equal(_arm.Clock.Waits, other.Clock.Waits);
    }

    [Fact]
    public async Task Each_repetition_is_told()
    {
        _arm.Service.Answer(429, null, ("Retry-After", "7")).Fail(new HttpRequestException("The wire is cut.")).Answer(200, "{}");
        await Send();
        Assert.Equal(2, _arm.Sink.VerboseLines.Count);
        Assert.Contains("answered 429 (TooManyRequests). Attempt 2 of 5 follows in 7.0 s.", _arm.Sink.VerboseLines[0], StringComparison.Ordinal);
        Assert.Contains("no answer: The wire is cut. Attempt 3 of 5 follows in", _arm.Sink.VerboseLines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 5)]
    [InlineData("PUT", 5)]
    [InlineData("DELETE", 5)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task A_broken_connection_is_repeated_where_that_is_safe(string verb, int requests)
    {
        _arm.Service.Otherwise = _ => throw new HttpRequestException("An error occurred.", new IOException("The wire is cut."));
        var failure = await Assert.ThrowsAsync<ArmException>(() => Send(verb));
        Assert.Equal(requests, _arm.Service.Seen.Count);
        Assert.Equal(ArmErrorCodes.TransportFailure, failure.Code);
        Assert.Equal(0, failure.Status);
        Assert.True(failure.IsTransient);
        Assert.Contains($"No answer from http://emulator.localhost after {requests} attempt", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The wire is cut.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(verb is "POST" or "PATCH", failure.Message.Contains("may have been carried out", StringComparison.Ordinal));
        Assert.Equal(verb, failure.Method!.Method);
        Assert.Equal(ArmFixture.Host + ArmFixture.Vault, failure.Uri!.ToString());
    }

    [Fact]
    public async Task What_never_reached_the_service_is_repeated_even_for_a_post()
    {
        _arm.Service.Fail(Refused).Answer(202);
        Assert.Equal(202, (await Send("POST")).Status);
        Assert.Equal(2, _arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_read_again()
    {
        _arm.Service
            .Answer(_ => ScriptedHandler.Response(200, """{"name":"a"}""", ("Content-Length", "500")))
            .Answer(200, """{"name":"b"}""");
        var thing = await _arm.Client.GetAsync(Request("GET"), ThingJson.Default.Thing, CancellationToken.None);
        Assert.Equal("b", thing.Name);
        Assert.Contains("12 of 500 bytes", Assert.Single(_arm.Sink.VerboseLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_never_ends_runs_into_the_timeout()
    {
        using var arm = new ArmFixture(o => o with { NetworkTimeout = TimeSpan.FromMilliseconds(40), Retry = new ArmRetryOptions { MaxAttempts = 2 } });
        arm.Service.Otherwise = _ => new HttpResponseMessage { Content = new StreamContent(new StallingStream()) };
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.SendAsync(Request("GET"), CancellationToken.None));
        Assert.Equal(ArmErrorCodes.RequestTimedOut, failure.Code);
        Assert.Equal(2, arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_service_that_never_answers_runs_into_the_timeout()
    {
        using var arm = new ArmFixture(o => o with { NetworkTimeout = TimeSpan.FromMilliseconds(40), Retry = new ArmRetryOptions { MaxAttempts = 1 } });
        arm.Service.AnswerAsync(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.SendAsync(Request("GET"), CancellationToken.None));
        Assert.Contains("it took too long", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_a_request()
    {
        using var source = new CancellationTokenSource();
        _arm.Service.AnswerAsync(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _arm.Client.SendAsync(Request("GET"), source.Token));
        Assert.Single(_arm.Service.Seen);
    }

    [Fact]
    public async Task Cancellation_ends_the_reading_of_a_body()
    {
        using var source = new CancellationTokenSource();
        _arm.Service.Answer(_ => new HttpResponseMessage { Content = new StreamContent(new StallingStream(() => source.Cancel())) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _arm.Client.SendAsync(Request("GET"), source.Token));
        Assert.Single(_arm.Service.Seen);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_before_a_repetition()
    {
        using var source = new CancellationTokenSource();
        _arm.Clock.OnWait = _ => source.Cancel();
        _arm.Service.Answer(503);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _arm.Client.SendAsync(Request("GET"), source.Token));
        Assert.Single(_arm.Service.Seen);
    }

    [Fact]
    public async Task A_canceled_token_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _arm.Client.SendAsync(Request("GET"), new CancellationToken(true)));
        Assert.Empty(_arm.Service.Seen);
    }

    private sealed class StallingStream : Stream
    {
        private readonly Action? _onRead;

        public StallingStream(Action? onRead = null) => _onRead = onRead;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _onRead?.Invoke();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
