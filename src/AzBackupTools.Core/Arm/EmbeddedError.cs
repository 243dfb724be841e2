using System;
using System.Text;
using System.Text.Json;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// Some layers of Azure wrap the error of the layer below as JSON text in their own message
/// ("ServiceResourceNotEmptyWithBackendMessage", "ResourceDeploymentFailure"): what the user has to know stands in there.
/// </summary>
internal static class EmbeddedError
{
    /// <summary>The same error with the quoted one as its inner error, and with a message that reads without braces.</summary>
    public static ArmError Unwrap(ArmError error)
    {
        const int Tries = 8;
        var start = error.Message.IndexOf('{');
        for (var i = 0; i < Tries && start >= 0; i++)
        {
            if (TryReadAt(error.Message, start, out var length) is { } embedded)
            {
                return error with
                {
                    Message = Readable(error.Message, start, length, embedded.Root.Message),
                    InnerError = error.InnerError is null ? embedded : error.InnerError with { InnerError = error.InnerError.InnerError ?? embedded },
                };
            }

            start = error.Message.IndexOf('{', start + 1);
        }

        return error;
    }

    private static ArmError? TryReadAt(string message, int start, out int length)
    {
        length = 0;
        if (message.IndexOf('"', start) < 0)
        {
            return null;
        }

        // A text within a text is sometimes still escaped as such: {\"error\": …}.
        var rest = message.Substring(start);
        var isEscaped = rest.IndexOf("\\\"", StringComparison.Ordinal) is > 0 and var escape && escape < rest.IndexOf('"');
        var json = isEscaped ? rest.Replace("\\\"", "\"") : rest;
        var bytes = Encoding.UTF8.GetBytes(json);
        var end = EndOfValue(bytes);
        if (end == 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, end);
        var error = ArmErrorParser.TryParse(text);
        length = error is null ? 0 : isEscaped ? EscapedLength(rest, text.Length) : text.Length;
        return error;
    }

    /// <summary>How many bytes the JSON object at the start takes, or 0 where there is none.</summary>
    private static int EndOfValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static int EscapedLength(string escaped, int plainLength)
    {
        var at = 0;
        for (var plain = 0; plain < plainLength && at < escaped.Length; plain++)
        {
            at += escaped[at] == '\\' && at + 1 < escaped.Length && escaped[at + 1] == '"' ? 2 : 1;
        }

        return at;
    }

    private static string Readable(string message, int start, int length, string inner)
    {
        var before = message.Substring(0, start).TrimEnd(' ', '\'', '"', '\r', '\n', '\t');
        var after = message.Substring(start + length).TrimStart('\'', '"').Trim();
        return string.Join(" ", before, inner.Trim(), after == "." ? string.Empty : after).Trim();
    }
}
