using System;
using System.Net;
using System.Text.RegularExpressions;

namespace AzBackupTools.Core.Arm;

/// <summary>Makes an error of what is none: an empty body, a page of a proxy, a line of text.</summary>
internal static class ErrorText
{
    private const int LongestQuote = 500;

    private static readonly Regex XmlCode = new("<Code>(.+?)</Code>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex XmlMessage = new("<Message>(.+?)</Message>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex Title = new("<title[^>]*>(.*?)</title>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex Invisible = new("<(script|style)[^>]*>.*?</\\1>|<!--.*?-->|<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex Spaces = new("\\s+", RegexOptions.CultureInvariant);

    /// <summary>The code of a status that comes without one.</summary>
    public static string CodeOf(int status) => status == 0 ? ArmErrorCodes.OperationFailed : StatusText.Of(status);

    /// <summary>The sentence of a code that comes without one.</summary>
    public static string WithoutMessage(string code, int status) => status == 0
        ? $"The service gives the code {code} and no message."
        : $"The service answered {status} with the code {code} and no message.";

    /// <summary>What a status alone says.</summary>
    public static ArmError OfStatus(int status) => new()
    {
        Code = CodeOf(status),
        Message = status switch
        {
            0 => "The operation failed, and the service does not say why.",
            401 => "The service does not accept the token (401) and does not say why. Connect again.",
            403 => "The service denies access (403) and does not say why.",
            404 => "The service answered 404: there is no such resource, or not under this name.",
            >= 300 and < 400 => $"The service answered {status} and points elsewhere. Redirects are not followed, so that the token stays here: check the endpoint.",
            429 => "The service answered 429: too many requests at the moment.",
            _ => $"The service answered {status} ({StatusText.Of(status)}) and does not say why.",
        },
    };

    /// <summary>Quotes a body that is not JSON: the text of a page, or the code and message of XML.</summary>
    public static ArmError OfPlain(string text, int status)
    {
        var code = XmlCode.Match(text);
        var message = XmlMessage.Match(text);
        if (code.Success && message.Success)
        {
            return new ArmError { Code = Clean(code.Groups[1].Value), Message = Clean(message.Groups[1].Value) };
        }

        var isMarkup = text.TrimStart().StartsWith("<", StringComparison.Ordinal);
        var title = isMarkup && Title.Match(text) is { Success: true } found ? Clean(found.Groups[1].Value) : string.Empty;
        var said = title.Length > 0 ? title : isMarkup ? Clean(Invisible.Replace(text, " ")) : Clean(text);
        if (said.Length == 0)
        {
            return OfStatus(status);
        }

        return new ArmError
        {
            Code = CodeOf(status),
            Message = status == 0 ? said : $"The service answered {status} ({StatusText.Of(status)}) and says: {said}",
        };
    }

    private static string Clean(string text)
    {
        var clean = Spaces.Replace(WebUtility.HtmlDecode(text), " ").Trim();
        return clean.Length <= LongestQuote ? clean : clean.Substring(0, LongestQuote) + "…";
    }
}
