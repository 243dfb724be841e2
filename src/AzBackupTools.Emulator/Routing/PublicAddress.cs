using System;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Scheme and authority under which the client reached us, so that every link leads back through the same door.</summary>
/// <remarks>
/// In this order: Forwarded (RFC 7239, its first element), X-Forwarded-Proto and X-Forwarded-Host, Host, and the address itself. What
/// is no scheme or no authority is passed over.
/// </remarks>
internal static class PublicAddress
{
    public static string Of(EmulatorRequest request)
    {
        string? proto = First(request, "X-Forwarded-Proto");
        string? host = First(request, "X-Forwarded-Host");
        foreach (string pair in (First(request, "Forwarded") ?? string.Empty).Split(';'))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0)
            {
                string value = pair.Substring(equals + 1).Trim().Trim('"');
                switch (pair.Substring(0, equals).Trim().ToLowerInvariant())
                {
                    case "proto":
                        proto = value;
                        break;
                    case "host":
                        host = value;
                        break;
                }
            }
        }

        string scheme = proto?.ToLowerInvariant() is "http" or "https" ? proto.ToLowerInvariant() : request.Uri.Scheme;
        return Authority(scheme, host) ?? Authority(scheme, First(request, "Host")) ?? Authority(scheme, request.Uri.Authority)
            ?? request.Uri.GetLeftPart(UriPartial.Authority);
    }

    private static string? Authority(string scheme, string? host) =>
        !string.IsNullOrEmpty(host) && host!.IndexOfAny(new[] { '/', '\\', '@', '?', '#', ' ', '\r', '\n' }) < 0
            && Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out Uri? address)
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private static string? First(EmulatorRequest request, string name) =>
        request.Headers.TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Split(',')[0].Trim() : null;
}
