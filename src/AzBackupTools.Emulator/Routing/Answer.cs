using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>What a provider answers, before ARM's own headers are added.</summary>
internal sealed class Answer
{
    public Answer(int status, JsonNode? body = null)
    {
        Status = status;
        Body = body;
    }

    private static ReadOnlySpan<byte> ListStart => "{\"value\":["u8;

    public int Status { get; }

    public JsonNode? Body { get; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Answer With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    /// <summary>JSON that is written already, in its parts; takes the place of a body.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Content { get; private set; }

    /// <summary>The body when it is a list, else null.</summary>
    public JsonObject? AsList() =>
        (Body ?? (Content is { Count: > 0 } && Content[0].Span.StartsWith(ListStart) ? JsonNode.Parse(WireJson.Join(Content)) : null)) is JsonObject list && list["value"] is JsonArray
            ? list
            : null;

    /// <summary>The same answer with another body.</summary>
    public Answer WithBody(JsonNode body)
    {
        var other = new Answer(Status, body);
        foreach (KeyValuePair<string, string> header in Headers)
        {
            other.Headers[header.Key] = header.Value;
        }

        return other;
    }

    public static Answer Raw(int status, ReadOnlyMemory<byte> json) => new(status) { Content = new[] { json } };

    public static Answer Parts(IReadOnlyList<ReadOnlyMemory<byte>> json) => new(200) { Content = json };

    public static Answer Ok(JsonNode body) => new(200, body);
}
