using System;
using System.Collections.Generic;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator;

/// <summary>One answer, as it goes onto the wire.</summary>
public sealed class EmulatorResponse
{
    private byte[]? _body;

    /// <summary>Makes an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">Headers by name, without case.</param>
    /// <param name="body">The body, or null for none.</param>
    public EmulatorResponse(int status, IReadOnlyDictionary<string, string>? headers = null, byte[]? body = null)
    {
        Status = status;
        Headers = headers ?? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        _body = body ?? Array.Empty<byte>();
        Parts = _body.Length == 0 ? Array.Empty<ReadOnlyMemory<byte>>() : new ReadOnlyMemory<byte>[] { _body };
        Length = _body.Length;
    }

    /// <summary>Makes an answer whose body is what its parts are, one after the other.</summary>
    internal EmulatorResponse(int status, IReadOnlyDictionary<string, string> headers, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        Status = status;
        Headers = headers;
        Parts = parts;
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            Length += part.Length;
        }
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Headers by name, without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body in parts that follow each other, for those who send it; none when there is no body.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Parts { get; }

    /// <summary>The length of the body in bytes.</summary>
    public int Length { get; }

    /// <summary>The whole body; empty when there is none. Put together from its parts when it is first asked for.</summary>
#pragma warning disable CA1819 // bytes for the wire, handed over without a copy
    public byte[] Body => _body ??= WireJson.Join(Parts);
#pragma warning restore CA1819

    /// <summary>
    /// How the connection ends. A front door that gets <see cref="ConnectionEnd.Reset"/> answers nothing at all; with
    /// <see cref="ConnectionEnd.Truncated"/> it announces the whole length and breaks off after half of the body; with
    /// <see cref="ConnectionEnd.Stalled"/> it keeps the connection and says nothing until the client gives up.
    /// </summary>
    public ConnectionEnd ConnectionEnd { get; init; }
}

/// <summary>How the connection ends after an answer.</summary>
public enum ConnectionEnd
{
    /// <summary>As it should.</summary>
    Orderly,

    /// <summary>Before a byte of the answer was sent.</summary>
    Reset,

    /// <summary>In the middle of the body.</summary>
    Truncated,

    /// <summary>Not before the client has had enough: no answer ever comes.</summary>
    Stalled,
}
