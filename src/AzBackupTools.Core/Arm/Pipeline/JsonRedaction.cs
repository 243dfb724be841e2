using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Writes a JSON body for the wire log: values of secret properties replaced, long texts shortened, and cut at 4 KiB. What is
/// not JSON is not shown at all, since nobody can tell what of it is secret.
/// </summary>
internal static class JsonRedaction
{
    private const int LongestBody = 4 * 1024;
    private const int LongestText = 300;

    /// <summary>Appends what of a body may be shown.</summary>
    public static void Append(StringBuilder log, ReadOnlySpan<byte> body)
    {
        var start = log.Length;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var levels = new Stack<Level>();
        try
        {
            while (reader.Read())
            {
                if (log.Length - start >= LongestBody)
                {
                    log.AppendFormat(CultureInfo.InvariantCulture, " … ({0} bytes in all)", body.Length);
                    return;
                }

                Append(log, ref reader, levels);
            }
        }
        catch (JsonException)
        {
            log.AppendFormat(CultureInfo.InvariantCulture, "… ({0} bytes that are not JSON)", body.Length - reader.BytesConsumed);
        }
    }

    private static void Append(StringBuilder log, ref Utf8JsonReader reader, Stack<Level> levels)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            levels.Pop();
            log.Append(reader.TokenType == JsonTokenType.EndObject ? '}' : ']');
            return;
        }

        var level = levels.Count > 0 ? levels.Peek() : null;
        if (level is not null && (reader.TokenType == JsonTokenType.PropertyName || level.IsArray))
        {
            log.Append(level.IsEmpty ? string.Empty : ",");
            level.IsEmpty = false;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            level!.Property = reader.GetString()!;
            AppendString(log, level.Property);
            log.Append(':');
            return;
        }

        if (level is { IsArray: false } && IsSecretHere(level))
        {
            AppendSecret(log, ref reader);
            return;
        }

        AppendValue(log, ref reader, levels);
    }

    private static void AppendValue(StringBuilder log, ref Utf8JsonReader reader, Stack<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                levels.Push(new Level(isArray: false) { NamesSecret = NamesSecret(reader) });
                log.Append('{');
                break;
            case JsonTokenType.StartArray:
                levels.Push(new Level(isArray: true));
                log.Append('[');
                break;
            case JsonTokenType.String:
                AppendString(log, Shorten(Redaction.Text(reader.GetString()!)));
                break;
            case JsonTokenType.Number:
                log.Append(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
                break;
            default:
                log.Append(reader.TokenType switch { JsonTokenType.True => "true", JsonTokenType.False => "false", _ => "null" });
                break;
        }
    }

    /// <summary>A secret's value; that something is null, true or false is none.</summary>
    private static void AppendSecret(StringBuilder log, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                log.Append("true");
                break;
            case JsonTokenType.False:
                log.Append("false");
                break;
            case JsonTokenType.Null:
                log.Append("null");
                break;
            default:
                reader.Skip();
                log.Append('"').Append(Redaction.Mark).Append('"');
                break;
        }
    }

    /// <summary>{"name":"adminPassword","value":"…"} holds a secret just like {"adminPassword":"…"}.</summary>
    private static bool IsSecretHere(Level level) =>
        Redaction.IsSecret(level.Property)
        || (level.NamesSecret && level.Property.StartsWith("value", StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks ahead in an object, since its value may stand before its name; in one that breaks off the name may be lost.</summary>
    private static bool NamesSecret(Utf8JsonReader ahead)
    {
        try
        {
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                var naming = IsNaming(ahead.GetString()!);
                ahead.Read();
                if (naming && ahead.TokenType == JsonTokenType.String && Redaction.IsSecret(ahead.GetString()!))
                {
                    return true;
                }

                ahead.Skip();
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool IsNaming(string property) =>
        property.Equals("name", StringComparison.OrdinalIgnoreCase) || property.Equals("key", StringComparison.OrdinalIgnoreCase)
        || property.Equals("keyName", StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) =>
        text.Length <= LongestText
            ? text
            : text.Substring(0, LongestText) + string.Format(CultureInfo.InvariantCulture, "… ({0} characters)", text.Length);

    private static void AppendString(StringBuilder log, string text) =>
        log.Append('"').Append(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()).Append('"');

    private sealed class Level
    {
        public Level(bool isArray) => IsArray = isArray;

        public bool IsArray { get; }

        public bool IsEmpty { get; set; } = true;

        public string Property { get; set; } = string.Empty;

        public bool NamesSecret { get; set; }
    }
}
