using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Commands;
using AzBackupTools.Module.Tests.Harness;
using AzBackupTools.Module.Tests.Scenarios;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Services;
using AzBackupTools.Emulator.Host;
using AzBackupTools.Infrastructure;
using Xunit;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>A passphrase that is kept in a key vault is there, and nowhere else.</summary>
public sealed class PassphraseKeyVaultTests
{
    private static readonly HostOptions Still = new() { TimeScale = 0, StartTime = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task In_process_the_current_version_is_the_passphrase_that_was_set()
    {
        using var site = new EmulatedKeyVault(Given.Start);
        var kept = site.Keep("New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -KeyVault kv1 -AsPlainText");
        var emulator = site.Session.Inside(() => EmulatorInstance.Current);

        Assert.Equal(kept.Text, (await SecretAsync(emulator.Handler, new Uri("https://kv1.vault.azure.net/secrets/mars-passphrase-fs01"))).Value);
        Assert.Equal(kept.Id, (await SecretAsync(emulator.Handler, new Uri(kept.Id))).Id);
    }

    [Fact]
    public async Task No_stream_no_log_and_no_recorded_traffic_has_the_passphrase()
    {
        using var site = new EmulatedKeyVault(null);
        await using var server = await EmulatorServer.StartAsync(Still with { RecordFolder = Path.Combine(site.Folder, "recorded") }, TimeProvider.System, CancellationToken.None);
        site.Begin($"Connect-RsAccount -Emulator -EmulatorUri {server.Endpoint} | Out-Null");

        var kept = site.Keep("New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -KeyVault kv1 -AsPlainText -Verbose -Debug");
        using var handler = new HttpClientHandler { UseProxy = false };
        var secret = await SecretAsync(handler, new Uri(server.Endpoint, "_keyvaults/kv1/secrets/mars-passphrase-fs01"));
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = server.Endpoint };
        var log = await client.GetStringAsync(new Uri("_emulator/requests", UriKind.Relative)) + await client.GetStringAsync(new Uri("_emulator/estate", UriKind.Relative));

        Assert.Equal((kept.Text, kept.Id), secret);
        Assert.StartsWith(new Uri(server.Endpoint, "_keyvaults/kv1/secrets/mars-passphrase-fs01/").AbsoluteUri, kept.Id, StringComparison.Ordinal);
        Assert.Contains("/_keyvaults/kv1/secrets/mars-passphrase-fs01", log, StringComparison.Ordinal);
        Assert.NotEmpty(kept.Streams);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site.Folder, "recorded")));
        Assert.All(
            Directory.GetFiles(Path.Combine(site.Folder, "recorded")).Select(File.ReadAllText).Append(log).Concat(kept.Streams),
            text => Assert.DoesNotContain(kept.Text, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Emulator", false, "which is a real one")]
    [InlineData("AccessToken", false, "Azure Resource Manager only")]
    [InlineData("Az", true, "Azure Resource Manager only")]
    [InlineData("Emulator", true, null)]
    [InlineData("User", false, null)]
    public async Task A_passphrase_goes_over_no_connection_where_it_would_be_lost(string kind, bool isEmulated, string? refusal)
    {
        using var arm = new ArmClient(new ArmClientOptions { Endpoint = new Uri("http://emulator.localhost/"), StaticToken = "emulator" });
        var pipeline = new SessionPipeline(new Session { Client = new BackupClient(arm), Context = new RsContext { Account = "x", Kind = kind, Environment = "x", Endpoint = "x" } });
        var agent = DispatchProxy.Create<IMarsAgent, AgentOfAKind>();
        ((AgentOfAKind)agent).IsEmulated = isEmulated;

        var refused = await Record.ExceptionAsync(() => PassphraseKeyVault.OpenAsync("kv1", "s", agent, pipeline, CancellationToken.None));

        if (refusal is null)
        {
            Assert.Null(refused);
            return;
        }

        var error = Assert.IsType<BackupException>(refused);
        Assert.Equal(ErrorIds.InvalidArgument, error.ErrorId);
        Assert.Contains(refusal, error.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Value, string Id)> SecretAsync(HttpMessageHandler handler, Uri uri)
    {
        using var client = new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri.AbsoluteUri + "?api-version=7.4");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        using var response = await client.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        return (answer["value"]!.GetValue<string>(), answer["id"]!.GetValue<string>());
    }

    /// <summary>A session with an emulator, a key vault kv1, and the server fs01, which has a passphrase.</summary>
    private sealed class EmulatedKeyVault : IDisposable
    {
        internal EmulatedKeyVault(string? start)
        {
            Folder = Directory.CreateTempSubdirectory("azbackuptools-kv-").FullName;
            Directory.CreateDirectory(Path.Combine(Folder, "fs01", "C"));
            Session = new ModuleSession();
            if (start is not null)
            {
                Begin(start + "; Connect-RsAccount -Emulator | Out-Null");
            }
        }

        internal string Folder { get; }

        internal ModuleSession Session { get; }

        public void Dispose()
        {
            Session.Dispose();
            Directory.Delete(Folder, recursive: true);
        }

        internal void Begin(string connect)
        {
            foreach (var line in new[]
            {
                connect,
                "Add-RsEmulatorResource KeyVault kv1 rg-backup | Out-Null",
                "New-RsVault v1 rg-backup westeurope | Out-Null",
                $"Add-RsEmulatorMarsAgent '{Path.Combine(Folder, "fs01")}' fs01 | Out-Null",
                $"Export-RsVaultCredential v1 '{Folder}' | Register-MarsAgent -Generate -KeyVault kv1 | Out-Null",
            })
            {
                Assert.Empty(Session.Run(line).Errors);
            }
        }

        internal (string Text, string Id, string[] Streams) Keep(string script)
        {
            var result = Session.Run(script);
            Assert.Empty(result.Errors);
            var kept = Assert.IsType<MarsPassphraseResult>(Assert.Single(result.Output)!.BaseObject);
            return (kept.PlainText!, kept.SecretId!, [.. result.Verbose, .. result.Debug, .. result.Warnings, .. result.HostLines, .. result.Progress.Select(record => record.ToString()!)]);
        }
    }

    /// <summary>Answers only whether it is emulated.</summary>
    public class AgentOfAKind : DispatchProxy
    {
        internal bool IsEmulated { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IMarsAgent.GetInfoAsync)
            ? Task.FromResult(new MarsAgentInfo { ServerName = "fs01", AgentVersion = "2.0.9262.0", Location = "x", IsEmulated = IsEmulated })
            : throw new NotSupportedException(targetMethod.Name);
    }

    /// <summary>Has the session and nothing else.</summary>
    private sealed class SessionPipeline(Session session) : IPipeline
    {
        public bool WantsDebug => false;

        public Task<T> InvokeAsync<T>(Func<PSCmdlet, T> work) => Task.FromResult((T)(object)session);

        public Task WriteObjectAsync(object value) => throw new NotSupportedException();

        public Task WriteErrorAsync(ErrorRecord error) => throw new NotSupportedException();

        public Task<bool> ShouldProcessAsync(string target, string action) => throw new NotSupportedException();

        public Task<bool> ShouldProcessAsync(string description, string question, string caption) => throw new NotSupportedException();

        public Task<bool> ShouldContinueAsync(string query, string caption) => throw new NotSupportedException();

        public void Warning(string message) => throw new NotSupportedException();

        public void Verbose(string message) => throw new NotSupportedException();

        public void Debug(string message) => throw new NotSupportedException();

        public void Progress(ActivityProgress progress) => throw new NotSupportedException();
    }
}
