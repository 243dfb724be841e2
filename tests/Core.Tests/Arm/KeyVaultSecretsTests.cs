using System;
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

    [Theory]
    [InlineData("kv1.evil.com/x?", "s")]
    [InlineData("kv1", "a/b")]
    [InlineData("k", "s")]
    public async Task A_name_that_leads_elsewhere_is_refused(string vault, string name)
    {
        using var client = new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), Handler = _service, Clock = _clock });

        await Assert.ThrowsAsync<ArgumentException>(() => new KeyVaultSecrets(client).SetAsync(vault, name, "secret", CancellationToken.None));
        Assert.Empty(_service.Seen);
    }

    [Fact]
    public async Task A_refusal_names_the_key_vault_and_not_the_secret()
    {
        _service.Answer(403, """{"error":{"code":"Forbidden","message":"no"}}""");
        using var client = new ArmClient(new ArmClientOptions { Credential = new FakeCredential(_clock), Handler = _service, Clock = _clock });

        var refused = await Assert.ThrowsAsync<ArmException>(() => new KeyVaultSecrets(client).SetAsync("kv1", "s", "hushhush", CancellationToken.None));

        Assert.Equal(403, refused.Status);
        Assert.Contains("kv1.vault.azure.net", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hushhush", refused.ToString(), StringComparison.Ordinal);
    }
}
