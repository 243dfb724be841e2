using System;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Snapshots;

/// <summary>
/// The whole state of an emulator as a JSON document with a version: resources, items, jobs, operations, faults, the clock and the
/// counters that ids follow from. An emulator that starts from it answers as the first one would have. The request log is not part of it.
/// </summary>
public static class EmulatorSnapshot
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes the present state.</summary>
    public static void Save(EmulatorEngine engine, Stream to)
    {
        if (engine is null)
        {
            throw new ArgumentNullException(nameof(engine));
        }

        if (to is null)
        {
            throw new ArgumentNullException(nameof(to));
        }

        byte[] content = ToBytes(engine);
        to.Write(content, 0, content.Length);
    }

    /// <summary>The present state as UTF-8 JSON.</summary>
    public static byte[] ToBytes(EmulatorEngine engine) =>
        (engine ?? throw new ArgumentNullException(nameof(engine))).Locked(() => Write(engine));

    /// <summary>Replaces the state of an emulator.</summary>
    /// <exception cref="EmulatorSnapshotException">
    /// The content is cut short, is no snapshot, or is of a newer version. The emulator is left as it was.
    /// </exception>
    public static void Load(EmulatorEngine engine, Stream from)
    {
        if (engine is null)
        {
            throw new ArgumentNullException(nameof(engine));
        }

        if (from is null)
        {
            throw new ArgumentNullException(nameof(from));
        }

        using var content = new MemoryStream();
        from.CopyTo(content);
        Load(engine, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Replaces the state of an emulator.</summary>
    /// <exception cref="EmulatorSnapshotException">
    /// The content is cut short, is no snapshot, or is of a newer version. The emulator is left as it was.
    /// </exception>
    public static void Load(EmulatorEngine engine, ReadOnlySpan<byte> content)
    {
        if (engine is null)
        {
            throw new ArgumentNullException(nameof(engine));
        }

        SnapshotDocument document = Read(content);
        engine.Locked(() =>
        {
            engine.Take(document);
            return true;
        });
    }

    /// <summary>Called with the engine's gate closed.</summary>
    internal static byte[] Write(EmulatorEngine engine) => JsonSerializer.SerializeToUtf8Bytes(engine.Show(), Options);

    internal static SnapshotDocument Read(ReadOnlySpan<byte> content)
    {
        CheckVersion(content);
        try
        {
            SnapshotDocument document = JsonSerializer.Deserialize<SnapshotDocument>(content, Options)
                ?? throw new EmulatorSnapshotException("The snapshot holds nothing.");
            return document.Subscriptions.Count > 0 && document.SubscriptionIds.All(document.Subscriptions.ContainsKey)
                ? document
                : throw new EmulatorSnapshotException("The snapshot is incomplete: a subscription is missing.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new EmulatorSnapshotException($"The snapshot is damaged: {e.Message}", e);
        }
    }

    /// <exception cref="EmulatorSnapshotException">One of them is damaged.</exception>
    internal static FaultSet ReadFaults(SnapshotDocument document)
    {
        try
        {
            return FaultSet.Of(document.Faults);
        }
        catch (Exception e) when (e is ArmErrorException or FormatException or OverflowException or ArgumentException)
        {
            throw new EmulatorSnapshotException($"The snapshot is damaged: a fault of it cannot be read. {e.Message}", e);
        }
    }

    /// <summary>Looks at the head only, so that a newer file is called newer and not damaged.</summary>
    private static void CheckVersion(ReadOnlySpan<byte> content)
    {
        string? format = null;
        int? version = null;
        var reader = new Utf8JsonReader(content);
        try
        {
            while (reader.Read() && (format is null || version is null))
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    bool isFormat = reader.ValueTextEquals("format");
                    bool isVersion = reader.ValueTextEquals("version");
                    reader.Read();
                    if (isFormat && reader.TokenType == JsonTokenType.String)
                    {
                        format = reader.GetString();
                    }
                    else if (isVersion && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number))
                    {
                        version = number;
                    }
                    else
                    {
                        reader.TrySkip();
                    }
                }
            }
        }
        catch (JsonException e)
        {
            throw new EmulatorSnapshotException($"The content is no snapshot of the emulator, or was cut short: {e.Message}", e);
        }

        if (format != SnapshotDocument.Name || version is null)
        {
            throw new EmulatorSnapshotException(
                $"The content is no snapshot of the emulator: its format is '{format}' and not '{SnapshotDocument.Name}'.");
        }

        if (version is < 1 or > SnapshotDocument.CurrentVersion)
        {
            throw new EmulatorSnapshotException(
                $"The snapshot has version {version}, and this emulator reads up to {SnapshotDocument.CurrentVersion}: it was written by a newer one.");
        }
    }
}
