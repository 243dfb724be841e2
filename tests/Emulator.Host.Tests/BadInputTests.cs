using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using AzBackupTools.Emulator.Http;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

/// <summary>What nobody should send, through both doors: the same refusal, in ARM's shape, that says what is supported.</summary>
public sealed class BadInputTests
{
    private const string Version = "?api-version=2024-04-01";

    public static TheoryData<string, string, string?, int, string, string> Bad => new()
    {
        { "PUT", Served.Vault + Version, "{", 400, "InvalidRequestContent", "one JSON object was expected" },
        { "PUT", Served.Vault + Version, "[]", 400, "InvalidRequestContent", "one JSON object was expected" },
        { "PUT", Served.Vault + Version, "", 400, "InvalidRequestContent", "one JSON object was expected" },
        { "PUT", Served.Vault + Version, """{"location":"\ud800"}""", 400, "InvalidRequestContent", "one JSON object was expected" },
        { "PUT", Served.Vault + Version, """{"location":5}""", 400, "InvalidRequestContent", "'location'" },
        { "POST", Served.Vault + Version, null, 501, "NotImplemented", "On this path it answers GET" },
        { "PATCH", Served.Vault + "/backupJobs" + Version, "{}", 501, "NotImplemented", "On this path it answers GET" },
        { "BREW", Served.Vault + Version, null, 501, "NotImplemented", "GET" },
        { "GET", "/nothing/here", null, 501, "NotImplemented", "It answers" },
        { "GET", Served.Vault, null, 400, "MissingApiVersionParameter", "api-version" },
        { "GET", Served.Vault + "?api-version=", null, 400, "MissingApiVersionParameter", "api-version" },
        { "GET", Served.Vault + "?api-version=yesterday", null, 400, "NoRegisteredProviderFound", "2024-04-01" },
        { "GET", Served.Vault + "?api-version=2024-04-99", null, 400, "NoRegisteredProviderFound", "2024-04-01" },
        { "GET", Served.Vault + Version + "&api-version=2024-04-01", null, 400, "InvalidQueryParameter", "api-version" },
        { "GET", Served.Vault + Version + "&$expand=all", null, 400, "UnsupportedQueryParameter", "Supported: api-version" },
        { "GET", Served.Sub + "/resourceGroups/a%2Fb/providers/Microsoft.RecoveryServices/vaults/v1" + Version, null, 404, "ResourceGroupNotFound", "a/b" },
        { "PUT", Served.Group + "/providers/Microsoft.RecoveryServices/vaults/a%2Fb" + Version, "{}", 400, "InvalidResourceName", "a/b" },
        { "GET", Served.Vault + "/backupProtectedItems" + Version + "&$filter=colour eq 'red'", null, 400, "BMSUserErrorInvalidInput", "backupManagementType" },
        { "GET", Served.Vault + "/backupProtectedItems" + Version + "&$filter=itemType eq", null, 400, "BMSUserErrorInvalidInput", "itemType eq" },
        { "GET", Served.Vault + "/backupJobs" + Version + "&$filter=status ne 'Failed'", null, 400, "BMSUserErrorInvalidInput", "eq" },
        { "GET", Served.Vault + "/backupJobs" + Version + "&$skipToken=zzz", null, 400, "BMSUserErrorInvalidInput", "nextLink" },
        { "GET", "/_emulator/nothing", null, 501, "NotImplemented", "GET /_emulator/state" },
        { "DELETE", "/_emulator/state", null, 501, "NotImplemented", "GET /_emulator/state" },
        { "POST", "/_emulator/seed", """{"vaults":[{"nmae":"x"}]}""", 400, "InvalidRequest", "vaults[0].nmae" },
        { "POST", "/_emulator/faults", """{"effect":{"status":42}}""", 400, "InvalidFault", "effect.status is 42" },
        { "PUT", "/_emulator/snapshot", """{"format":"azbackup-emulator","version":99}""", 400, "InvalidSnapshot", "99" },
        { "PUT", "/_emulator/snapshot", """{"format":"azbackup""", 400, "InvalidSnapshot", "cut short" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task It_is_refused_alike_through_both_doors(string method, string path, string? body, int status, string code, string says)
    {
        await using Doors doors = await Doors.OpenAsync();
        foreach (HttpClient door in doors.Both)
        {
            using HttpResponseMessage answer = await AskAsync(door, method, path, body);
            JsonNode error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;
            Assert.Equal((status, code), ((int)answer.StatusCode, (string?)error["code"]));
            Assert.Contains(says, (string?)error["message"], StringComparison.Ordinal);
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Without_a_token_both_doors_say_where_one_is_to_be_had()
    {
        await using Doors doors = await Doors.OpenAsync();
        foreach (HttpClient door in doors.Both)
        {
            door.DefaultRequestHeaders.Authorization = null;
            using HttpResponseMessage answer = await AskAsync(door, "GET", Served.Vault + Version, null);
            Assert.Equal(401, (int)answer.StatusCode);
            Assert.Equal("AuthenticationFailed", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]);
            Assert.Contains("authorization_uri", Assert.Single(answer.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_oversized_body_is_refused_by_both_doors()
    {
        await using Doors doors = await Doors.OpenAsync();
        foreach (HttpClient door in doors.Both)
        {
            using HttpResponseMessage answer = await AskAsync(door, "PUT", Served.Group + "?api-version=2022-12-01", new string(' ', EmulatorRequest.MaxBody + 1));
            JsonNode error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;
            Assert.Equal((413, "RequestContentTooLarge"), ((int)answer.StatusCode, (string?)error["code"]));
            Assert.Contains("4194304", (string?)error["message"], StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient door, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await door.SendAsync(request);
    }

    /// <summary>The same emulator twice: in process, and served.</summary>
    private sealed class Doors : IAsyncDisposable
    {
        private readonly Served _served;

        private Doors(Served served)
        {
            _served = served;
            var inProcess = new HttpClient(new EmulatorHttpHandler(new EmulatorEngine(new EmulatorOptions { StartTime = Served.Still.StartTime!.Value })))
            {
                BaseAddress = new Uri("http://emulator.localhost/"),
            };
            inProcess.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
            Both = [inProcess, served.Client];
        }

        public IReadOnlyList<HttpClient> Both { get; }

        public static async Task<Doors> OpenAsync()
        {
            var doors = new Doors(await Served.StartAsync());
            foreach (HttpClient door in doors.Both)
            {
                using HttpResponseMessage group = await AskAsync(door, "PUT", Served.Group + "?api-version=2022-12-01", """{"location":"westeurope"}""");
                group.EnsureSuccessStatusCode();
                using HttpResponseMessage vault = await AskAsync(door, "PUT", Served.Vault + Version, """{"location":"westeurope","sku":{"name":"Standard"},"properties":{}}""");
                vault.EnsureSuccessStatusCode();
                using HttpResponseMessage moved = await AskAsync(door, "POST", "/_emulator/clock/advance", """{"seconds":60}""");
                moved.EnsureSuccessStatusCode();
            }

            return doors;
        }

        public async ValueTask DisposeAsync()
        {
            Both[0].Dispose();
            await _served.DisposeAsync();
        }
    }
}
