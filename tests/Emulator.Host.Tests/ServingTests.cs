using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using AzBackupTools.Emulator.Http;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class ServingTests
{
    [Fact]
    public async Task Links_lead_back_to_the_address_that_the_client_used()
    {
        await using Served served = await Served.StartAsync();
        await served.MakeGroupAsync();
        using HttpResponseMessage made = await served.Client.PutAsync(
            Served.Vault + "?api-version=2024-04-01",
            new StringContent("""{"location": "westeurope", "sku": {"name": "RS0", "tier": "Standard"}, "properties": {}}""", Encoding.UTF8, "application/json"));

        string link = Assert.Single(made.Headers.GetValues("Azure-AsyncOperation"));

        Assert.StartsWith(served.Server.Endpoint.GetLeftPart(UriPartial.Authority) + "/subscriptions/", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_can_reach_it()
    {
        await using Served served = await Served.StartAsync();

        Assert.Equal("127.0.0.1", served.Server.Endpoint.Host);
        Assert.NotEqual(0, served.Server.Endpoint.Port);
    }

    [Fact]
    public async Task A_taken_port_is_an_error_that_names_it()
    {
        await using Served served = await Served.StartAsync();
        int port = served.Server.Endpoint.Port;

        IOException refused = await Assert.ThrowsAsync<IOException>(() => Served.StartAsync(Served.Still with { Port = port }));

        Assert.Contains($"{port}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_comes_with_a_certificate_that_clients_can_trust()
    {
        using var folder = new ScratchFolder();
        await using Served served = await Served.StartAsync(Served.Still with { Https = true, CertificateFile = folder.File("cert.pem") });
        await served.GetAsync("/_emulator/state");

        X509Certificate2 written = X509CertificateLoader.LoadCertificateFromFile(served.Server.CertificateFile!);
        var names = written.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal("https", served.Server.Endpoint.Scheme);
        Assert.Equal(served.Certificate!.Thumbprint, written.Thumbprint);
        Assert.Equal("localhost", Assert.Single(names.EnumerateDnsNames()));
        Assert.Equal(IPAddress.Loopback, Assert.Single(names.EnumerateIPAddresses()));
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(served.Server.CertificateFile!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_one_token_is_let_in()
    {
        await using Served served = await Served.StartAsync(Served.Still with { Token = "sesame" });

        await served.GetAsync("/subscriptions?api-version=2022-12-01", 401);
        served.Client.DefaultRequestHeaders.Authorization = new("Bearer", "sesame");

        Assert.NotNull((await served.GetAsync("/subscriptions?api-version=2022-12-01"))["value"]);
    }

    [Fact]
    public async Task An_oversized_body_is_refused_as_Azure_refuses_it()
    {
        await using Served served = await Served.StartAsync();

        var refused = await served.SendAsync(HttpMethod.Put, Served.Group + "?api-version=2022-12-01", new string(' ', EmulatorRequest.MaxBody + 1), 413);

        Assert.Equal("RequestContentTooLarge", refused["error"]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("\0\u0001\u0002\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET /%ZZ%00/..%2f..%2f HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET http://[bad HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b c\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("PUT /subscriptions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("PUT /subscriptions HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nshort")]
    [InlineData("PUT /subscriptions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    [InlineData("FOO /_emulator/state HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task A_malformed_request_does_not_end_it(string text)
    {
        await using Served served = await Served.StartAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, served.Server.Endpoint.Port);
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            string answer = await ReadAsync(reader);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
            Assert.DoesNotMatch("^HTTP/1.1 500", answer);
        }

        await served.GetAsync("/_emulator/state");
    }

    [Fact]
    public async Task An_answer_that_never_comes_takes_as_long_as_the_client_waits()
    {
        await using Served served = await Served.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/_emulator/faults", """{"effect": {"stall": true}}""", 201);
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        Task<HttpResponseMessage> asked = served.Client.SendAsync(request, patience.Token);
        while ((await served.GetAsync("/_emulator/requests"))["count"]!.GetValue<int>() == 0)
        {
            await Task.Yield();
        }

        Assert.False(asked.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_client_that_waits_in_virtual_time_hears_of_it_in_that_time()
    {
        await using Served served = await Served.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/_emulator/faults", """{"times": 1, "effect": {"stall": true}}""", 201);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?api-version=2022-12-01") { Headers = { { StalledAnswer.SharedTimeHeader, "shared" } } };
        using HttpResponseMessage answer = await served.Client.SendAsync(request);
        Assert.Equal((504, true), ((int)answer.StatusCode, answer.Headers.Contains(StalledAnswer.SharedTimeHeader)));
        Assert.Equal(Served.Still.StartTime!.Value + StalledAnswer.Patience, served.Server.Engine.Clock.UtcNow);
    }

    [Fact]
    public async Task A_server_ends_though_somebody_waits_for_an_answer_that_never_comes()
    {
        Task<HttpResponseMessage> asked;
        await using (Served served = await Served.StartAsync())
        {
            await served.SendAsync(HttpMethod.Post, "/_emulator/faults", """{"effect": {"stall": true}}""", 201);
            asked = new HttpClient { BaseAddress = served.Server.Endpoint, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "x") } }
                .GetAsync(new Uri("/subscriptions?api-version=2022-12-01", UriKind.Relative));
            while ((await served.GetAsync("/_emulator/requests"))["count"]!.GetValue<int>() == 0)
            {
                await Task.Yield();
            }
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    [Fact]
    public async Task Faults_break_the_connection_as_they_say()
    {
        await using Served served = await Served.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/_emulator/faults", """{"times": 1, "effect": {"reset": true}}""", 201);
        await Assert.ThrowsAsync<HttpRequestException>(() => served.GetAsync("/subscriptions?api-version=2022-12-01"));
        await served.SendAsync(HttpMethod.Post, "/_emulator/faults", """{"times": 1, "effect": {"truncate": true}}""", 201);
        await Assert.ThrowsAsync<HttpRequestException>(() => served.GetAsync("/subscriptions?api-version=2022-12-01"));

        await served.GetAsync("/subscriptions?api-version=2022-12-01");
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData(null, 200)]
    public async Task A_page_of_another_site_changes_nothing(string? origin, int status)
    {
        await using Served served = await Served.StartAsync();
        if (origin is not null)
        {
            served.Client.DefaultRequestHeaders.Add("Origin", origin);
        }

        await served.SendAsync(HttpMethod.Post, "/_emulator/clock/advance", """{"seconds": 1}""", status);
    }

    [Fact]
    public async Task A_scenario_is_a_name_or_a_file()
    {
        using var folder = new ScratchFolder();
        string file = folder.File("lab.json");
        await File.WriteAllTextAsync(file, """{"name":"Lab","virtualMachines":[{"name":"web01","resourceGroup":"rg","location":"westeurope"}]}""");
        await using Served own = await Served.StartAsync(Served.Still with { Scenario = file });
        await using Served office = await Served.StartAsync(Served.Still with { Scenario = "smalloffice" });
        Assert.Equal(("Lab", 1), await HeldBy(own));
        Assert.Equal(("SmallOffice", 7), await HeldBy(office));

        static async Task<(string, int)> HeldBy(Served served)
        {
            JsonNode state = await served.GetAsync("/_emulator/state");
            return (state["scenario"]!.GetValue<string>(), state["counts"]!["virtualMachines"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task A_scenario_file_with_a_mistake_is_refused_with_the_place_of_it()
    {
        using var folder = new ScratchFolder();
        string file = folder.File("lab.json");
        await File.WriteAllTextAsync(file, """{"virtualMachines":[{"name":"web01","resourceGroup":"rg","location":"westeurope","powerState":"asleep"}]}""");
        HostOptionException refused = await Assert.ThrowsAsync<HostOptionException>(() => Served.StartAsync(Served.Still with { Scenario = file }));
        Assert.Contains("virtualMachines[0] cannot be had: powerState is 'asleep'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_scenario_names_those_that_exist()
    {
        HostOptionException refused = await Assert.ThrowsAsync<HostOptionException>(() => Served.StartAsync(Served.Still with { Scenario = "Nope" }));

        Assert.Contains("Empty", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loose_takes_what_is_not_known()
    {
        const string Odd = "/subscriptions?api-version=2031-01-01&whatever=1";
        await using Served strict = await Served.StartAsync();
        await strict.GetAsync(Odd, 400);
        await using Served loose = await Served.StartAsync(Served.Still with { Loose = true });

        await loose.GetAsync(Odd);
    }

    /// <summary>Who breaks off in the middle of a body may be cut off in turn.</summary>
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
