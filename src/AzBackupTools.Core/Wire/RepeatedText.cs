using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// Text that is the same in most elements of a list: types, states, the id of a policy. What was read before is not made anew, which keeps
/// long lists fast and small. For members that hold no secret; each has a memory of its own, of a few texts.
/// </summary>
internal sealed class RepeatedText : JsonConverter<string?>
{
    private const int Slots = 4;

    private readonly TolerantText _otherwise = new();

    /// <summary>Replaced by whole references, so that several threads can share it.</summary>
    private readonly Known?[] _known = new Known?[Slots];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length == 0)
        {
            return _otherwise.Read(ref reader, typeToConvert, options);
        }

        return Remembered(ref reader);
    }

    /// <summary>The name of a member.</summary>
    public string ReadName(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.GetString() ?? string.Empty : Remembered(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private string Remembered(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        var slot = raw.Length % Slots;
        var known = _known[slot];
        if (known is null || !raw.SequenceEqual(known.Raw))
        {
            _known[slot] = known = new Known(raw.ToArray(), reader.GetString()!);
        }

        return known.Text;
    }

    private sealed class Known(byte[] raw, string text)
    {
        public byte[] Raw { get; } = raw;

        public string Text { get; } = text;
    }
}
