using System;
using System.Net.Http;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmClientOptionsTests
{
    private static readonly FakeCredential Credential = new(new ManualClock());

    private static string Refusal(ArmClientOptions options) => Assert.Throws<ArgumentException>(() => new ArmClient(options)).Message;

    [Theory]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://emulator.localhost/")]
    [InlineData("https://localhost:8443/")]
    public void A_fixed_token_is_for_this_machine(string endpoint)
    {
        using var client = new ArmClient(new ArmClientOptions { Endpoint = new Uri(endpoint), StaticToken = "x" });
        Assert.Equal(new Uri(endpoint), client.Endpoint);
    }

    [Theory]
    [InlineData("https://management.azure.com/")]
    [InlineData("https://emulator.localhost.evil.example/")]
    [InlineData("https://192.168.0.7/")]
    public void A_fixed_token_goes_nowhere_else(string endpoint) =>
        Assert.Contains("A fixed token is for the emulator on this machine", Refusal(new ArmClientOptions { Endpoint = new Uri(endpoint), StaticToken = "x" }), StringComparison.Ordinal);

    [Fact]
    public void Http_is_for_this_machine() =>
        Assert.Contains("is http to another machine", Refusal(new ArmClientOptions { Endpoint = new Uri("http://192.168.0.7/"), StaticToken = "x" }), StringComparison.Ordinal);

    [Fact]
    public void A_real_credential_never_goes_over_http()
    {
        Assert.Contains("never sent over http", Refusal(new ArmClientOptions { Endpoint = new Uri("http://localhost:8080/"), Credential = Credential }), StringComparison.Ordinal);
        var local = ArmEnvironment.Custom("local", new Uri("http://localhost:8080/"), new Uri("https://login.contoso.example/"));
        Assert.Contains("never sent over http", Refusal(new ArmClientOptions { Environment = local, Credential = Credential }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_credential_goes_to_its_own_cloud_only()
    {
        Assert.Contains("is not sent to https://arm.contoso.example/", Refusal(new ArmClientOptions { Endpoint = new Uri("https://arm.contoso.example/"), Credential = Credential }), StringComparison.Ordinal);
        using var same = new ArmClient(new ArmClientOptions { Endpoint = new Uri("https://management.azure.com"), Credential = Credential });
        using var own = new ArmClient(new ArmClientOptions
        {
            Environment = ArmEnvironment.Custom("own", new Uri("https://arm.contoso.example/"), new Uri("https://login.contoso.example/")),
            Credential = Credential,
        });
        Assert.Equal("arm.contoso.example", own.Endpoint.Host);
    }

    [Fact]
    public void One_way_to_sign_in_is_needed_and_no_two()
    {
        Assert.Contains("both missing", Refusal(new ArmClientOptions()), StringComparison.Ordinal);
        Assert.Contains("both given", Refusal(new ArmClientOptions { Endpoint = new Uri("http://localhost/"), Credential = Credential, StaticToken = "x" }), StringComparison.Ordinal);
        Assert.Contains("The token is empty", Refusal(new ArmClientOptions { Endpoint = new Uri("http://localhost/"), StaticToken = " " }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://localhost/")]
    [InlineData("http://user:pw@localhost/")]
    [InlineData("http://localhost/?a=b")]
    public void What_is_no_endpoint_is_refused(string endpoint) =>
        Assert.Contains("is no endpoint", Refusal(new ArmClientOptions { Endpoint = new Uri(endpoint), StaticToken = "x" }), StringComparison.Ordinal);

    [Fact]
    public void A_handler_that_follows_redirects_is_refused()
    {
        using var handler = new HttpClientHandler();
        Assert.Contains("AllowAutoRedirect", Refusal(new ArmClientOptions { Endpoint = new Uri("http://localhost/"), StaticToken = "x", Handler = handler }), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        var good = new ArmClientOptions { Endpoint = new Uri("http://localhost/"), StaticToken = "x" };
        Assert.Contains("MaxAttempts is 0", Refusal(good with { Retry = new ArmRetryOptions { MaxAttempts = 0 } }), StringComparison.Ordinal);
        Assert.Contains("BaseDelay is 00:00:02", Refusal(good with { Retry = new ArmRetryOptions { BaseDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(1) } }), StringComparison.Ordinal);
        Assert.Contains("DefaultPollInterval is 00:00:00", Refusal(good with { DefaultPollInterval = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("NetworkTimeout is", Refusal(good with { NetworkTimeout = TimeSpan.FromSeconds(-1) }), StringComparison.Ordinal);
        Assert.Contains("MaxPollInterval is 00:00:00", Refusal(good with { MaxPollInterval = TimeSpan.Zero }), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_show_their_token() =>
        Assert.DoesNotContain("geheim", new ArmClientOptions { Endpoint = new Uri("http://localhost/"), StaticToken = "geheim" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_endpoint_may_have_a_path()
    {
        using var client = new ArmClient(new ArmClientOptions { Endpoint = new Uri("http://localhost:8080/arm/"), StaticToken = "x" });
        Assert.Equal("http://localhost:8080/arm/", client.Endpoint.AbsoluteUri);
    }
}
