using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator;

/// <summary>One answer, as it goes onto the wire.</summary>
public sealed class EmulatorResponse
{
    /// <summary>Makes an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">Headers by name, without case.</param>
    /// <param name="body">The body, or null for none.</param>
    public EmulatorResponse(int status, IReadOnlyDictionary<string, string>? headers = null, byte[]? body = null)
    {
        Status = status;
        Headers = headers ?? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Body = body ?? Array.Empty<byte>();
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Headers by name, without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The whole body; empty when there is none.</summary>
#pragma warning disable CA1819 // bytes for the wire, handed over without a copy
    public byte[] Body { get; }
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
