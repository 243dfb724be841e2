using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class KeyVaultSecretsTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly ScriptedHandler _service = new();
    private readonly RecordingSink _sink = new() { WantsDebug = true };

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("AzureCloud", "vault.azure.net")]
    [InlineData("AzureUSGovernment", "vault.usgovcloudapi.net")]
    [InlineData("AzureChinaCloud", "vault.azure.cn")]
    public async Task A_secret_goes_to_its_key_vault_with_a_token_for_it_and_into_no_log(string cloud, string host)
    {
        _service.Answer(200, $$"""{"id":"https://kv1.{{host}}/secrets/mars-fs01/0123"}""");
        var credential = new FakeCredential(_clock);
        using var client = new ArmClient(new ArmClientOptions { Environment = ArmEnvironment.Get(cloud), Credential = credential, Handler = _service, Clock = _clock, Activity = _sink });

        var id = await new KeyVaultSecrets(client).SetAsync("kv1", "mars-fs01", "say \"nothing\"", CancellationToken.None);

        var request = Assert.Single(_service.Seen);
        Assert.Equal($"PUT https://kv1.{host}/secrets/mars-fs01?api-version=7.4", $"{request.Method} {request.Uri}");
        Assert.Equal("""{"value":"say \u0022nothing\u0022"}""", request.Body);
        Assert.Equal([$"https://{host}/.default"], Assert.Single(credential.Asked).Scopes);
        Assert.Equal($"https://kv1.{host}/secrets/mars-fs01/0123", id);
        Assert.DoesNotContain("nothing", _sink.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_emulators_token_a_secret_goes_below_its_address_and_nowhere_else()
    {
        _service.Answer(200, """{"id":"http://127.0.0.1:8080/_keyvaults/kv1/secrets/s/0123"}""");
        var options = new ArmClientOptions { Endpoint = new Uri("http://127.0.0.1:8080/"), StaticToken = "emulator", KeyVaults = new Uri("http://127.0.0.1:8080/_keyvaults/"), Handler = _service, Clock = _clock };
        using var client = new ArmClient(options);

        await new KeyVaultSecrets(client).SetAsync("kv1", "s", "hushhush", CancellationToken.None);

        var request = Assert.Single(_service.Seen);
        Assert.Equal("PUT http://127.0.0.1:8080/_keyvaults/kv1/secrets/s?api-version=7.4", $"{request.Method} {request.Uri}");
        Assert.Equal("Bearer emulator", request.Header("Authorization"));
        using var homeless = new ArmClient(options with { KeyVaults = null });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new KeyVaultSecrets(homeless).SetAsync("kv1", "s", "hushhush", CancellationToken.None));
        foreach (var elsewhere in new[] { "https://vault.example/", "http://127.0.0.1:8081/_keyvaults/", "http://127.0.0.1:8080/_keyvaults" })
        {
            Assert.Throws<ArgumentException>(() => new ArmClient(options with { KeyVaults = new Uri(elsewhere) }));
        }

        Assert.Throws<ArgumentException>(() => new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), KeyVaults = new Uri("https://management.azure.com/kv/") }));
        Assert.Single(_service.Seen);
    }

    [Fact]
    public async Task A_version_is_disabled_at_the_key_vault_whatever_its_identifier_says()
    {
        _service.Answer(200, "{}");
        using var client = new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), Handler = _service, Clock = _clock });

        await new KeyVaultSecrets(client).DisableAsync("kv1", "s", "https://evil.example/secrets/s/0123", CancellationToken.None);

        var request = Assert.Single(_service.Seen);
        Assert.Equal("PATCH https://kv1.vault.azure.net/secrets/s/0123?api-version=7.4", $"{request.Method} {request.Uri}");
        Assert.Equal("""{"attributes":{"enabled":false}}""", request.Body);
        await Assert.ThrowsAsync<ArgumentException>(() => new KeyVaultSecrets(client).DisableAsync("kv1", "s", "https://kv1.vault.azure.net/secrets/s/", CancellationToken.None));
    }

    [Theory]
    [InlineData("kv1.evil.com/x?", "s")]
    [InlineData("kv1", "a/b")]
    [InlineData("kv--1", "s")]
    [InlineData("k", "s")]
    public async Task A_name_that_leads_elsewhere_is_refused(string vault, string name)
    {
        using var client = new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), Handler = _service, Clock = _clock });

        await Assert.ThrowsAsync<ArgumentException>(() => new KeyVaultSecrets(client).SetAsync(vault, name, "secret", CancellationToken.None));
        Assert.Empty(_service.Seen);
    }

    [Theory]
    [InlineData("""{"error":{"code":"Forbidden","message":"no","innererror":{"code":"ForbiddenByRbac"}}}""", "does not take the secret: no")]
    [InlineData("""{"error":{"code":"BadParameter","message":"'hush\u0022hush' is bad"}}""", "it answers 403 Forbidden.")]
    [InlineData("""<html>hush"hush</html>""", "it answers 403 Forbidden.")]
    public async Task A_refusal_names_the_key_vault_and_not_the_secret(string answer, string reason)
    {
        _service.Answer(403, answer);
        using var client = new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), Handler = _service, Clock = _clock });

        var refused = await Assert.ThrowsAsync<ArmException>(() => new KeyVaultSecrets(client).SetAsync("kv1", "s", "hush\"hush", CancellationToken.None));

        Assert.Equal(403, refused.Status);
        Assert.StartsWith("The key vault kv1 at kv1.vault.azure.net", refused.ServiceMessage, StringComparison.Ordinal);
        Assert.EndsWith(reason, refused.ServiceMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("hush\"hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_host_no_token_and_no_answer_are_told_apart()
    {
        var credential = new FakeCredential(_clock) { Failure = static number => number == 3 ? new InvalidOperationException("nobody signed in") : null };
        _service.Fail(new HttpRequestException("Name or service not known", new SocketException((int)SocketError.HostNotFound))).Fail(new HttpRequestException("The connection was reset."));
        using var client = new ArmClient(new ArmClientOptions { Credential = credential, Handler = _service, Clock = _clock });

        foreach (var code in new[] { ArmErrorCodes.HostNotFound, ArmErrorCodes.TransportFailure, ArmErrorCodes.AuthenticationFailed })
        {
            var failed = await Assert.ThrowsAsync<ArmException>(() => new KeyVaultSecrets(client).SetAsync("kv1", "s", "hushhush", CancellationToken.None));
            Assert.Equal(code, failed.Code);
        }
    }
}
