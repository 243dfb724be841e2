using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// Times. The service writes "0001-01-01T00:00:00" and "2001-01-01T00:00:00Z" for none, leaves out the offset of UTC in places, and writes
/// American times in others. What cannot be read is none.
/// </summary>
internal sealed class TolerantTime : JsonConverter<DateTimeOffset?>
{
    private static readonly DateTimeOffset NoBackupYet = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            var text = reader.ValueSpan;
            if (text.Length == 0)
            {
                return null;
            }

            if (HasOffset(text))
            {
                if (reader.TryGetDateTimeOffset(out var time))
                {
                    return Meaning(time);
                }
            }
            else if (reader.TryGetDateTime(out var utc))
            {
                return Meaning(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
            }
        }

        return DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var other)
            ? Meaning(other)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(WireTime.Format(time));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text[text.Length - 1] == (byte)'Z' || (text.Length > 6 && text[text.Length - 6] is (byte)'+' or (byte)'-' && text[text.Length - 3] == (byte)':');

    private static DateTimeOffset? Meaning(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.Year == 1 || utc == NoBackupYet ? null : utc;
    }
}
