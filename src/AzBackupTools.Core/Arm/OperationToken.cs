using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;

namespace AzBackupTools.Core.Arm;

/// <summary>Writes an operation as a line of text and reads it back, in this session or another.</summary>
internal static class OperationToken
{
    /// <summary>Tells the handle from other texts, and its form from later ones.</summary>
    private const string Prefix = "azbackup-op1.";

    /// <summary>The value stays out of the message: it is like a secret.</summary>
    private const string Refusal = $"This is not the handle of an operation, or it is cut: it starts with '{Prefix}' and comes from ToToken.";

    public static string Write(LongRunningOperation operation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("method", operation.Method.Method);
            json.WriteString("request", operation.RequestUri.OriginalString);
            Write(json, "status", operation.StatusUri);
            Write(json, "result", operation.ResultUri);
            Write(json, "final", operation.FinalUri);
            json.WriteBoolean("wantsResult", operation.WantsResult);
            json.WriteString("state", operation.Status.ToString());
            json.WriteString("resource", operation.ResourceId);
            Write(json, "operation", operation.OperationId);
            Write(json, "job", operation.JobId);
            Write(json, "errorCode", operation.Error?.Code);
            Write(json, "errorMessage", operation.Error?.Message);
            json.WriteEndObject();
        }

        return Prefix + Convert.ToBase64String(stream.ToArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public static LongRunningOperation Read(string token)
    {
        if (token is null || !token.Trim().StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException(Refusal, nameof(token));
        }

        var encoded = token.Trim().Substring(Prefix.Length).Replace('-', '+').Replace('_', '/');
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '=')));
            var root = json.RootElement;
            var state = (OperationState)Enum.Parse(typeof(OperationState), Text(root, "state")!);
            return new LongRunningOperation
            {
                Method = new HttpMethod(Text(root, "method")!),
                RequestUri = Link(root, "request")!,
                StatusUri = Link(root, "status"),
                ResultUri = Link(root, "result"),
                FinalUri = Link(root, "final"),
                WantsResult = root.GetProperty("wantsResult").GetBoolean(),
                Status = state,
                ResourceId = Text(root, "resource") ?? string.Empty,
                OperationId = Text(root, "operation"),
                JobId = Text(root, "job"),
                Error = Text(root, "errorCode") is { } code ? new ArmError { Code = code, Message = Text(root, "errorMessage") ?? code } : null,
            };
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException or System.Collections.Generic.KeyNotFoundException or InvalidOperationException)
        {
            throw new ArgumentException(Refusal, nameof(token), e);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Uri? value) => Write(json, name, value?.OriginalString);

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Uri? Link(JsonElement root, string name) => Text(root, name) is { } text ? new Uri(text, UriKind.Absolute) : null;
}
