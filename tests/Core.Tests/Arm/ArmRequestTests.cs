using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmRequestTests : IDisposable
{
    private readonly ArmFixture _arm = new();

    public void Dispose() => _arm.Dispose();

    private async Task<SeenRequest> Send(ArmRequest request)
    {
        _arm.Service.Answer(200, "{}");
        await _arm.Client.SendAsync(request, CancellationToken.None);
        return _arm.Service.Seen[^1];
    }

    [Fact]
    public async Task The_query_is_escaped_and_the_api_version_comes_first()
    {
        var seen = await Send(ArmRequest.Get(ArmFixture.Item, "2024-04-01")
            .WithFilter("startTime eq '2026-01-05 12:00:00 AM' & a+b=c").WithQuery("$top", "200").WithQuery("nothing", null));
        Assert.Equal(
            ArmFixture.Host + ArmFixture.Item + "?api-version=2024-04-01&$filter=startTime%20eq%20%272026-01-05%2012%3A00%3A00%20AM%27%20%26%20a%2Bb%3Dc&$top=200",
            seen.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_query_joins_one_that_is_there() =>
        Assert.Equal("/x?a=1&api-version=2&b=3", (await Send(ArmRequest.Get("/x?a=1", "2").WithQuery("b", "3"))).Uri.PathAndQuery);

    [Fact]
    public async Task A_body_goes_out_as_json_through_its_type()
    {
        var seen = await Send(ArmRequest.Put("/x", "1", new Thing { Name = "ä", Size = 3 }, ThingJson.Default.Thing).WithHeader("If-Match", "\"7\""));
        Assert.Equal("PUT", seen.Method.Method);
        Assert.Equal("""{"name":"\u00E4","size":3}""", seen.Body);
        Assert.Equal("application/json", seen.Header("Content-Type"));
        Assert.Equal("\"7\"", seen.Header("If-Match"));
        Assert.Equal("PATCH", (await Send(ArmRequest.Patch("/x", "1", new Thing(), ThingJson.Default.Thing))).Method.Method);
        Assert.Equal("POST", (await Send(ArmRequest.Post("/x", "1", new Thing(), ThingJson.Default.Thing))).Method.Method);
    }

    [Fact]
    public async Task A_request_without_a_body_has_no_content_type()
    {
        var seen = await Send(ArmRequest.Post("/x", "1"));
        Assert.Null(seen.Header("Content-Type"));
        Assert.True(string.IsNullOrEmpty(seen.Body));
    }

    [Fact]
    public async Task Requests_say_who_asks()
    {
        using var arm = new ArmFixture(o => o with { ApplicationId = "my runbook (nightly) äö and more" });
        arm.Service.Answer(200, "{}");
        await arm.Client.SendAsync(ArmRequest.Get("/x", "1"), CancellationToken.None);
        Assert.Matches(@"^AzBackupTools/\d+\.\d+\.\d+\S* \([^()]+; [^()]+\) my-runbook-_nightly_-__-$", arm.Service.Seen[0].Header("User-Agent"));
        Assert.Equal("application/json", arm.Service.Seen[0].Header("Accept"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_request_needs_a_target(string? target) => Assert.Throws<ArgumentException>(() => ArmRequest.Get(target!));

    [Fact]
    public async Task A_target_is_a_path_or_a_uri()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => _arm.Client.SendAsync(ArmRequest.Get("subscriptions/s"), CancellationToken.None));
        Assert.Contains("'subscriptions/s' is neither a path that starts with '/' nor an absolute URI", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_does_not_show_its_query() =>
        Assert.Equal("GET http://emulator.localhost/x", ArmRequest.Get("http://emulator.localhost/x?sig=hidden").ToString());

    [Fact]
    public async Task An_answer_tells_all_that_it_knows()
    {
        _arm.Service.Answer(202, """{"name":"a","size":3}""", ("x-ms-request-id", "req"), ("x-ms-correlation-request-id", "corr"), ("Retry-After", "60"), ("ETag", "\"7\""));
        var response = await _arm.Client.SendAsync(ArmRequest.Post(ArmFixture.Item + "/backup", "2024-04-01"), CancellationToken.None);
        Assert.Equal(("POST", 202, true), (response.Method.Method, response.Status, response.IsSuccess));
        Assert.Equal(("req", "corr", TimeSpan.FromMinutes(1)), (response.RequestId, response.CorrelationId, response.RetryAfter));
        Assert.Equal(_arm.Service.Seen[0].Header("x-ms-client-request-id"), response.ClientRequestId);
        Assert.Equal("\"7\"", response.Header("etag"));
        Assert.Null(response.Header("Location"));
        Assert.Equal(3, response.Read(ThingJson.Default.Thing).Size);
        Assert.Equal("/backup", response.RequestUri.AbsolutePath[^7..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"name":"a" """)]
    [InlineData("""{"size":"many"}""")]
    [InlineData("<html></html>")]
    public async Task A_body_that_cannot_be_read_is_a_clear_error(string body)
    {
        _arm.Service.Answer(200, body, ("x-ms-request-id", "req"));
        var failure = await Assert.ThrowsAsync<ArmException>(() => _arm.Client.GetAsync(ArmRequest.Get(ArmFixture.Item, "1"), ThingJson.Default.Thing, CancellationToken.None));
        Assert.Equal((ArmErrorCodes.InvalidResponse, 200, "req"), (failure.Code, failure.Status, failure.RequestId));
        Assert.Contains("VM;iaasvmcontainerv2;rg-blue;web01 cannot be read as JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        _arm.Service.Answer(200, "\uFEFF{\"name\":\"a\"}");
        Assert.Equal("a", (await _arm.Client.GetAsync(ArmRequest.Get("/x", "1"), ThingJson.Default.Thing, CancellationToken.None)).Name);
    }

    [Fact]
    public async Task What_does_not_exist_is_null_for_who_looks_for_it()
    {
        _arm.Service.Answer(404, """{"error":{"code":"ResourceNotFound","message":"Not there."}}""").Answer(200, """{"name":"a"}""").Answer(403);
        var request = ArmRequest.Get(ArmFixture.Vault, "2024-04-01");
        Assert.Null(await _arm.Client.FindAsync(request, ThingJson.Default.Thing, CancellationToken.None));
        Assert.Equal("a", (await _arm.Client.FindAsync(request, ThingJson.Default.Thing, CancellationToken.None))!.Name);
        Assert.Equal(403, (await Assert.ThrowsAsync<ArmException>(() => _arm.Client.FindAsync(request, ThingJson.Default.Thing, CancellationToken.None))).Status);
    }

    [Fact]
    public async Task An_error_knows_its_request()
    {
        _arm.Service.Answer(404, """{"error":{"code":"ResourceNotFound","message":"Not there."}}""", ("x-ms-request-id", "req"), ("x-ms-correlation-request-id", "corr"));
        var failure = await Assert.ThrowsAsync<ArmException>(() =>
            _arm.Client.GetAsync(ArmRequest.Get(ArmFixture.Vault, "1").WithQuery("sig", "hidden"), ThingJson.Default.Thing, CancellationToken.None));
        Assert.Equal((404, "ResourceNotFound", "Not there.", "req", "corr"), (failure.Status, failure.Code, failure.ServiceMessage, failure.RequestId, failure.CorrelationId));
        Assert.Equal(("GET", ArmFixture.Host + ArmFixture.Vault), (failure.Method!.Method, failure.Uri!.AbsoluteUri));
    }

    [Fact]
    public async Task Each_listener_hears_of_its_own_requests_only()
    {
        _arm.Service.Otherwise = _ => ScriptedHandler.Response(200, "{}");
        var other = new RecordingSink();
        using var client = _arm.Client.WithActivity(other);
        await client.SendAsync(ArmRequest.Get("/theirs", "1"), CancellationToken.None);
        await _arm.Client.SendAsync(ArmRequest.Get("/ours", "1"), CancellationToken.None);
        Assert.Contains("/theirs", other.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("/ours", other.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("/theirs", _arm.Sink.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_outlives_those_that_share_its_pipeline()
    {
        _arm.Service.Answer(200, "{}");
        _arm.Client.WithActivity(new RecordingSink()).Dispose();
        Assert.Equal(200, (await _arm.Client.SendAsync(ArmRequest.Get("/x", "1"), CancellationToken.None)).Status);
    }
}
