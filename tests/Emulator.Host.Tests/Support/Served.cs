using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Host.Tests.Support;

/// <summary>A served emulator on a free port, in this process, whose time stands still unless a test says otherwise.</summary>
internal sealed class Served : IAsyncDisposable
{
    public const string Sub = "/subscriptions/" + EmulatorOptions.DefaultSubscriptionId;
    public const string Group = Sub + "/resourceGroups/rg";
    public const string Vault = Group + "/providers/Microsoft.RecoveryServices/vaults/v1";

    public static readonly HostOptions Still = new() { TimeScale = 0, StartTime = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) };

    private Served(EmulatorServer server)
    {
        Server = server;
        var handler = new HttpClientHandler
        {
            UseProxy = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                Certificate = X509CertificateLoader.LoadCertificate(certificate!.RawData);
                return true;
            },
        };
        Client = new HttpClient(handler) { BaseAddress = server.Endpoint };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
    }

    public EmulatorServer Server { get; }

    public HttpClient Client { get; }

    /// <summary>What the server showed of itself.</summary>
    public X509Certificate2? Certificate { get; private set; }

    public static async Task<Served> StartAsync(HostOptions? options = null, TimeProvider? time = null) =>
        new(await EmulatorServer.StartAsync(options ?? Still, time ?? TimeProvider.System, CancellationToken.None));

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body = null, int status = 200)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage answer = await Client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return status == (int)answer.StatusCode
            ? JsonNode.Parse(text.Length == 0 ? "{}" : text)!
            : throw new InvalidDataException($"{method} {path}: {(int)answer.StatusCode} in place of {status}. {text}");
    }

    public Task<JsonNode> GetAsync(string path, int status = 200) => SendAsync(HttpMethod.Get, path, null, status);

    public Task<JsonNode> MakeGroupAsync() =>
        SendAsync(HttpMethod.Put, Group + "?api-version=2022-12-01", """{"location": "westeurope"}""", 201);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
