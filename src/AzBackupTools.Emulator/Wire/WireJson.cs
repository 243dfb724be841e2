using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Wire;

/// <summary>JSON off and onto the wire.</summary>
internal static class WireJson
{
    /// <summary>The service leaves apostrophes and plus signs as they are.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonSerializerOptions WriteOptions = new() { Encoder = Encoder };
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = Encoder };

    [ThreadStatic]
    private static MemoryStream? buffer;

    private static readonly JsonNodeOptions ReadOptions = new() { PropertyNameCaseInsensitive = true };

    public static byte[] Write(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, WriteOptions);

    /// <summary>For what people write by hand: with comments, and with a comma too many.</summary>
    private static readonly JsonDocumentOptions ByHand = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Writes one of the further elements of an array, with the comma before it.</summary>
    public static byte[] WriteAfterComma(JsonNode node)
    {
        MemoryStream stream = buffer ??= new MemoryStream(4096);
        stream.SetLength(0);
        stream.WriteByte((byte)',');
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            node.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>What was written in parts, as one.</summary>
    public static byte[] Join(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        int length = 0;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            length += part.Length;
        }

        byte[] whole = new byte[length];
        int at = 0;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            part.Span.CopyTo(whole.AsSpan(at));
            at += part.Length;
        }

        return whole;
    }

    /// <summary>Reads an object; anything else is a refusal.</summary>
    /// <param name="body">The JSON, in UTF-8.</param>
    /// <param name="byHand">Whether comments and trailing commas are taken.</param>
    public static JsonObject ReadObject(byte[] body, bool byHand = false)
    {
        try
        {
            if (JsonNode.Parse(body, ReadOptions, byHand ? ByHand : default) is JsonObject read)
            {
                Touch(read);
                return read;
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            // told below, without the parser's words
        }

        throw Malformed("The request content was invalid and could not be deserialized: one JSON object was expected.");
    }

    public static ArmErrorException Malformed(string message) =>
        new(400, "InvalidRequestContent", message, fromGateway: true);

    /// <summary>
    /// A member named twice, and a text that ends in half a character, show themselves only when they are looked at; so all are looked at
    /// at once.
    /// </summary>
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var member in o)
                {
                    Touch(member.Value);
                }

                break;
            case JsonArray a:
                foreach (JsonNode? element in a)
                {
                    Touch(element);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
