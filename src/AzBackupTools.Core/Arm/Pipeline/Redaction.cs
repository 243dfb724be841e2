using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Keeps secrets out of the wire log. Headers and parts of a query are shown only when they are known to be harmless: the URLs
/// of operations are signed in parts named t, c, s and h, those of storage in sig, and the next service invents another name.
/// </summary>
internal static class Redaction
{
    public const string Mark = "REDACTED";

    private static readonly HashSet<string> HarmlessQuery = new(StringComparer.OrdinalIgnoreCase)
    {
        "api-version", "$filter", "$top", "$skip", "$skipToken", "$expand", "$orderby", "$select", "$count", "linkid",
    };

    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Content-Type", "Content-Length", "Date", "ETag", "If-Match", "If-None-Match", "Retry-After", "retry-after-ms",
        "User-Agent", "x-ms-client-request-id", "x-ms-correlation-request-id", "x-ms-failure-cause", "x-ms-request-id",
        "x-ms-retry-after-ms", "x-ms-routing-request-id", "x-ms-throttling-version",
    };

    private static readonly HashSet<string> UrlHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Azure-AsyncOperation", "Location", "Operation-Location",
    };

    private static readonly string[] SecretNames =
    [
        "password", "passphrase", "secret", "token", "certificate", "credential", "connectionstring", "signature", "script",
        "commandtoexecute", "customdata", "userdata", "protectedsettings", "protectedparameters", "privatekey", "accesskey", "accountkey",
        "sharedkey", "securitypin", "authorization",
    ];

    private static readonly HashSet<string> SecretWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "keys", "key1", "key2", "pin", "pwd", "sas", "sig", "otp", "cert", "pfx", "managementCert", "primaryKey", "secondaryKey", "sshKey", "publicKey", "keyData",
    };

    private static readonly Regex UrlWithQuery = new("""(https?://[^\s"'<>?]+)\?([^\s"'<>]*)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Assignment = new(
        """\b(AccountKey|SharedAccess\w*|\w*password|pwd|\w*secret|(?!skipToken)\w*token|passphrase|sig|pin|\w*credential)(\s*[=:]\s*)("[^"]*"|'[^']*'|[^;&\s"',]+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Token = new("""\bBearer\s+[^\s"',]+|\beyJ[\w-]{6,}\.[\w-]+(\.[\w-]*)?""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Pem = new("-----BEGIN [^-]+-----.*?(-----END [^-]+-----|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>A URL with only the harmless parts of its query.</summary>
    public static string Uri(string uri)
    {
        var mark = uri.IndexOf('?');
        return mark < 0 ? uri : uri.Substring(0, mark + 1) + Query(uri.Substring(mark + 1));
    }

    /// <summary>What of a header may be shown; null: nothing of it.</summary>
    public static string? Header(string name, string value) =>
        UrlHeaders.Contains(name) ? Uri(value)
        : HarmlessHeaders.Contains(name) || name.StartsWith("x-ms-ratelimit-", StringComparison.OrdinalIgnoreCase) ? value
        : string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "x-ms-authorization-auxiliary", StringComparison.OrdinalIgnoreCase) ? Mark
        : null;

    /// <summary>Whether a JSON property of this name holds a secret.</summary>
    public static bool IsSecret(string name)
    {
        if (SecretWords.Contains(name))
        {
            return true;
        }

        foreach (var secret in SecretNames)
        {
            if (name.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text without signed URLs, tokens, keys and passwords.</summary>
    public static string Text(string text)
    {
        if (text.IndexOf('?') >= 0)
        {
            text = UrlWithQuery.Replace(text, match => match.Groups[1].Value + "?" + Query(match.Groups[2].Value));
        }

        if (text.IndexOf("-----BEGIN", StringComparison.Ordinal) >= 0)
        {
            text = Pem.Replace(text, Mark);
        }

        text = Token.Replace(text, Mark);
        return text.IndexOfAny(['=', ':']) < 0 ? text : Assignment.Replace(text, match => match.Groups[1].Value + match.Groups[2].Value + Mark);
    }

    private static string Query(string query)
    {
        var shown = new StringBuilder(query.Length);
        foreach (var part in query.Split('&'))
        {
            if (shown.Length > 0)
            {
                shown.Append('&');
            }

            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part.Substring(0, equals);
            if (equals < 0)
            {
                shown.Append(part.Length == 0 ? part : Mark);
            }
            else if (HarmlessQuery.Contains(System.Uri.UnescapeDataString(name)))
            {
                shown.Append(part);
            }
            else
            {
                shown.Append(name).Append('=').Append(Mark);
            }
        }

        return shown.ToString();
    }
}
