using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>Reads a map whose values have a converter of their own. Its few names come again and again.</summary>
internal sealed class TolerantMap<T>(JsonConverter<T> element) : JsonConverter<Dictionary<string, T?>>
    where T : class
{
    private readonly RepeatedText _names = new();

    public override Dictionary<string, T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        Dictionary<string, T?>? map = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _names.ReadName(ref reader);
            reader.Read();
            map ??= [];
            map[name] = reader.TokenType == JsonTokenType.Null ? null : element.Read(ref reader, typeof(T), options);
        }

        return map;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, T?> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Maps are only read.");
}
