using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>Lists, for which the service may write null, "" or one element without brackets.</summary>
internal sealed class TolerantList<T> : JsonConverter<List<T?>?>
{
    private readonly JsonConverter<T>? _given;
    private Element? _element;

    /// <summary>Reads elements as the options say.</summary>
    public TolerantList()
    {
    }

    /// <summary>Reads elements with a converter.</summary>
    public TolerantList(JsonConverter<T> element) => _given = element;

    public override bool HandleNull => true;

    public override List<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length == 0))
        {
            return null;
        }

        var element = ElementConverter(options);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject && typeof(T) != typeof(string))
            {
                reader.Skip();
                return null;
            }

            return [element.Read(ref reader, typeof(T), options)];
        }

        List<T?>? list = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list ??= [];
            list.Add(reader.TokenType == JsonTokenType.Null ? default : element.Read(ref reader, typeof(T), options));
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<T?>? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        var element = ElementConverter(options);
        writer.WriteStartArray();
        foreach (var item in value)
        {
            if (item is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                element.Write(writer, item, options);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Asking the options costs more than reading a short list, so the answer is kept.</summary>
    private JsonConverter<T> ElementConverter(JsonSerializerOptions options)
    {
        if (_given is not null)
        {
            return _given;
        }

        var element = _element;
        if (element is null || !ReferenceEquals(element.Options, options))
        {
            _element = element = new Element(options, (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter);
        }

        return element.Converter;
    }

    private sealed class Element(JsonSerializerOptions options, JsonConverter<T> converter)
    {
        public JsonSerializerOptions Options { get; } = options;

        public JsonConverter<T> Converter { get; } = converter;
    }
}
