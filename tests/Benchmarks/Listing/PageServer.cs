using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>A server on the loopback address whose answers lie ready in memory. The name of a vault says how many pages it has.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    /// <summary>So many pages there are, as many as the longest list has: the client passes over a page that comes twice.</summary>
    private const int DifferentPages = 500;

    private const string TokenName = "$skipToken=";

    // The service's tokens are about as long.
    private static readonly string Filler = new('x', 700);

    private readonly byte[][] _pages = [.. Enumerable.Range(0, DifferentPages).Select(InventedPage.Write)];
    private readonly WebApplication _app;

    private PageServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    public static async Task<PageServer> StartAsync(CancellationToken cancellationToken)
    {
        PageServer server = new();
        await server._app.StartAsync(cancellationToken);
        server.Endpoint = new Uri(server._app.Urls.Single());
        return server;
    }

    /// <summary>A vault of so many pages.</summary>
    public static VaultId Vault(int pages) =>
        new("5b0a7e11-0000-4000-8000-000000000042", "rg-backup-production", string.Create(CultureInfo.InvariantCulture, $"pages-{pages}"));

    /// <summary>The address of the first page, as the documentation of the service has it.</summary>
    public Uri FirstPage(int pages) => new(Endpoint, Vault(pages) + "/backupProtectedItems?api-version=2024-04-01");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string query = context.Request.QueryString.Value ?? string.Empty;
        int token = query.IndexOf(TokenName, StringComparison.Ordinal);
        int page = token < 0 ? 0 : int.Parse(query.AsSpan(token + TokenName.Length, 6), NumberStyles.None, CultureInfo.InvariantCulture);
        byte[] body = _pages[page % DifferentPages];
        byte[] end = Encoding.ASCII.GetBytes(page + 1 < PagesOf(context.Request.Path) ? $",\"nextLink\":\"{NextLink(context.Request, page + 1)}\"}}" : "}");

        HttpResponse response = context.Response;
        if (!context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length + end.Length;
        response.Headers["x-ms-request-id"] = "3f8d9d4e-0000-4000-8000-000000000001";
        response.Headers["x-ms-correlation-request-id"] = "3f8d9d4e-0000-4000-8000-000000000002";
        response.Headers["x-ms-ratelimit-remaining-subscription-reads"] = "11999";
        response.Headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
        response.Headers.CacheControl = "no-cache";
        await response.Body.WriteAsync(body, context.RequestAborted);
        await response.Body.WriteAsync(end, context.RequestAborted);
    }

    private static int PagesOf(PathString path)
    {
        string vault = path.Value!.Split('/')[8];
        return int.Parse(vault.AsSpan(vault.IndexOf('-', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string NextLink(HttpRequest request, int page) => string.Create(
        CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}{request.Path}?api-version=2024-04-01&{TokenName}{page:000000}{Filler}");
}
