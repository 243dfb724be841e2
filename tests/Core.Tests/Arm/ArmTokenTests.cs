using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmTokenTests
{
    private static readonly ArmRequest Request = ArmRequest.Get(ArmFixture.Vault, "2024-04-01");

    private static IEnumerable<string?> Signatures(ArmFixture arm) => arm.Service.Seen.Select(s => s.Header("Authorization"));

    [Fact]
    public async Task The_emulator_gets_its_dummy_token()
    {
        using var arm = new ArmFixture();
        arm.Service.Answer(200, "{}");
        await arm.Client.SendAsync(Request, CancellationToken.None);
        Assert.Equal(["Bearer dummy"], Signatures(arm));
    }

    [Fact]
    public async Task One_token_serves_until_shortly_before_its_end()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        arm.Service.Otherwise = _ => ScriptedHandler.Response(200, "{}");
        await arm.Client.SendAsync(Request, CancellationToken.None);
        arm.Clock.UtcNow += TimeSpan.FromMinutes(54);
        await arm.Client.SendAsync(Request, CancellationToken.None);
        arm.Clock.UtcNow += TimeSpan.FromMinutes(2);
        await arm.Client.SendAsync(Request, CancellationToken.None);
        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], Signatures(arm));
        Assert.Equal(["https://management.azure.com/.default"], credential.Asked[0].Scopes);
    }

    [Fact]
    public async Task Requests_side_by_side_share_one_token()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        arm.Service.Otherwise = _ => ScriptedHandler.Response(200, "{}");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => arm.Client.SendAsync(Request, CancellationToken.None)));
        Assert.Single(credential.Asked);
    }

    [Fact]
    public async Task A_token_that_expires_half_way_is_replaced_once()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        arm.Service
            .Answer(401, """{"error":{"code":"ExpiredAuthenticationToken","message":"It expired."}}""", ("WWW-Authenticate", "Bearer authorization_uri=\"https://login.contoso.example/\", error=\"invalid_token\""))
            .Answer(200, "{}");
        Assert.Equal(200, (await arm.Client.SendAsync(Request, CancellationToken.None)).Status);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], Signatures(arm));
        Assert.Equal(2, credential.Asked.Count);
        Assert.Empty(arm.Clock.Waits);
    }

    [Fact]
    public async Task A_post_is_sent_again_with_its_body_since_a_refused_one_did_nothing()
    {
        using var arm = ArmFixture.SignedIn(out _);
        arm.Service.Answer(401).Answer(202);
        await arm.Client.SendAsync(ArmRequest.Post(ArmFixture.Item + "/backup", "2024-04-01", """{"a":1}"""u8.ToArray()), CancellationToken.None);
        Assert.Equal(["""{"a":1}""", """{"a":1}"""], arm.Service.Seen.Select(s => s.Body));
    }

    [Fact]
    public async Task A_second_refusal_stands_with_the_code_of_the_service()
    {
        using var arm = ArmFixture.SignedIn(out _);
        arm.Service.Otherwise = _ => ScriptedHandler.Response(401, """{"error":{"code":"ExpiredAuthenticationToken","message":"It expired."}}""");
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.GetAsync(Request, ThingJson.Default.Thing, CancellationToken.None));
        Assert.Equal((401, "ExpiredAuthenticationToken"), (failure.Status, failure.Code));
        Assert.Equal(2, arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_credential_that_has_no_other_token_is_not_tried_twice()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        credential.Token = _ => "always";
        arm.Service.Answer(401);
        Assert.Equal(401, (await arm.Client.SendAsync(Request, CancellationToken.None)).Status);
        Assert.Single(arm.Service.Seen);
    }

    [Fact]
    public async Task Claims_of_a_challenge_are_passed_on()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        const string Claims = """{"access_token":{"nbf":{"essential":true}}}""";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)).TrimEnd('=');
        arm.Service.Answer(401, null, ("WWW-Authenticate", $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{encoded}\"")).Answer(200, "{}");
        await arm.Client.SendAsync(Request, CancellationToken.None);
        Assert.Equal([null, Claims], credential.Asked.Select(a => a.Claims));
        Assert.True(credential.Asked[0].IsCaeEnabled);
    }

    [Fact]
    public async Task A_credential_that_fails_is_an_error_of_its_own_and_is_not_repeated()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        credential.Failure = _ => new InvalidOperationException("The secret has expired.");
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.SendAsync(Request, CancellationToken.None));
        Assert.Equal(ArmErrorCodes.AuthenticationFailed, failure.Code);
        Assert.Contains("The secret has expired.", failure.Message, StringComparison.Ordinal);
        Assert.Single(credential.Asked);
        Assert.Empty(arm.Service.Seen);
    }

    [Fact]
    public async Task A_token_in_its_last_minutes_is_used_where_no_new_one_can_be_had()
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        credential.Failure = number => number == 1 ? null : new InvalidOperationException("The network is down.");
        arm.Service.Otherwise = _ => ScriptedHandler.Response(200, "{}");
        await arm.Client.SendAsync(Request, CancellationToken.None);
        arm.Clock.UtcNow += TimeSpan.FromMinutes(57);
        await arm.Client.SendAsync(Request, CancellationToken.None);
        Assert.Equal(["Bearer token-1", "Bearer token-1"], Signatures(arm));
        arm.Clock.UtcNow += TimeSpan.FromMinutes(5);
        await Assert.ThrowsAsync<ArmException>(() => arm.Client.SendAsync(Request, CancellationToken.None));
    }

    [Theory]
    [InlineData("https://evil.example" + ArmFixture.Vault)]
    [InlineData("https://management.azure.com.evil.example" + ArmFixture.Vault)]
    [InlineData("https://management.azure.com@evil.example" + ArmFixture.Vault)]
    [InlineData("https://user@management.azure.com" + ArmFixture.Vault)]
    [InlineData("http://management.azure.com" + ArmFixture.Vault)]
    [InlineData("https://management.azure.com:8443" + ArmFixture.Vault)]
    [InlineData("https://management.usgovcloudapi.net" + ArmFixture.Vault)]
    public async Task The_token_goes_to_no_other_host(string uri)
    {
        using var arm = ArmFixture.SignedIn(out var credential);
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.SendAsync(ArmRequest.Get(uri), CancellationToken.None));
        Assert.Equal(ArmErrorCodes.UntrustedHost, failure.Code);
        Assert.Contains("https://management.azure.com only", failure.Message, StringComparison.Ordinal);
        Assert.Empty(arm.Service.Seen);
        Assert.Empty(credential.Asked);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example/x")]
    public async Task A_path_that_looks_like_a_host_stays_a_path(string path)
    {
        using var arm = ArmFixture.SignedIn(out _);
        arm.Service.Answer(404);
        await arm.Client.SendAsync(ArmRequest.Get(path), CancellationToken.None);
        Assert.Equal("management.azure.com", Assert.Single(arm.Service.Seen).Uri.Host);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_not_followed(int status)
    {
        using var arm = ArmFixture.SignedIn(out _);
        arm.Service.Answer(status, null, ("Location", "https://evil.example/"));
        var failure = await Assert.ThrowsAsync<ArmException>(() => arm.Client.GetAsync(Request, ThingJson.Default.Thing, CancellationToken.None));
        Assert.Equal(("Redirect", status), (failure.Code, failure.Status));
        Assert.Single(arm.Service.Seen);
    }
}
