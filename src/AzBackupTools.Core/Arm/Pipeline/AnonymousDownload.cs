using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Loads files from outside of ARM: no policy of the pipeline sees the request, so no token goes along and no body is logged.</summary>
internal static class AnonymousDownload
{
    private const int LargestFile = 64 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(HttpClient http, ArmClientOptions options, IActivitySink activity, Uri uri, CancellationToken cancellationToken)
    {
        var place = uri.GetLeftPart(UriPartial.Path);
        // An emulator behind a socket keeps its files on its own address, and none elsewhere.
        var isOwn = options.StaticToken is not null && ArmEndpoint.IsSameServer(uri, options.EffectiveEndpoint);
        if (uri.Scheme != Uri.UriSchemeHttps && !isOwn)
        {
            throw Failed(uri, "its address is not https");
        }

        if (options.StaticToken is not null && options.Handler is null && !isOwn)
        {
            throw Failed(uri, $"the emulator's files are on {options.EffectiveEndpoint.Authority}");
        }

        activity.Debug($"==> GET {Redaction.Uri(uri.AbsoluteUri)} without a token");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            activity.Debug(string.Format(CultureInfo.InvariantCulture, "<== {0} {1}", (int)response.StatusCode, place));
            if (!response.IsSuccessStatusCode)
            {
                throw Failed(uri, string.Format(CultureInfo.InvariantCulture, "the answer is {0} {1}", (int)response.StatusCode, StatusText.Of((int)response.StatusCode)));
            }

            using var content = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            return await ReadAsync(content, uri, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Failed(uri, Redaction.Text(TransportFailure.Reason(e)), e);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream content, Uri uri, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > LargestFile)
            {
                throw Failed(uri, "it is larger than 64 MiB");
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private static ArmException Failed(Uri uri, string reason, Exception? cause = null) =>
        new(ArmErrorCodes.DownloadFailed, $"{uri.GetLeftPart(UriPartial.Path)} cannot be loaded: {reason}.", cause)
        {
            Method = HttpMethod.Get,
            Uri = ArmException.WithoutQuery(uri),
        };
}
