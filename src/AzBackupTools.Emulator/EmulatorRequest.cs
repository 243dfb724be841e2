using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator;

/// <summary>One request, as it comes off the wire.</summary>
public sealed class EmulatorRequest
{
    /// <summary>How many bytes of body are taken, as Azure Resource Manager has it: https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

    /// <summary>Makes a request.</summary>
    /// <param name="method">The verb; compared without case.</param>
    /// <param name="uri">The absolute address. Its scheme and authority return in the links of the answer.</param>
    /// <param name="headers">Header lines; names compare without case, lines of one name are joined by a comma.</param>
    /// <param name="body">The body, or null for none.</param>
    /// <exception cref="ArgumentException"><paramref name="uri"/> is relative or <paramref name="method"/> is empty.</exception>
    public EmulatorRequest(string method, Uri uri, IEnumerable<KeyValuePair<string, string>>? headers = null, byte[]? body = null)
    {
        if (string.IsNullOrWhiteSpace(method))
        {
            throw new ArgumentException("A request has a method.", nameof(method));
        }

        if (uri is null)
        {
            throw new ArgumentNullException(nameof(uri));
        }

        if (!uri.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{uri}' is not an absolute address.", nameof(uri));
        }

        Method = method.ToUpperInvariant();
        Uri = uri;
        Body = body ?? Array.Empty<byte>();
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> line in headers ?? Array.Empty<KeyValuePair<string, string>>())
        {
            byName[line.Key] = byName.TryGetValue(line.Key, out string? before) ? before + ", " + line.Value : line.Value;
        }

        Headers = byName;
    }

    /// <summary>The verb in capitals.</summary>
    public string Method { get; }

    /// <summary>The absolute address.</summary>
    public Uri Uri { get; }

    /// <summary>Header values by name, without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty when there is none.</summary>
#pragma warning disable CA1819 // bytes off the wire, handed over without a copy
    public byte[] Body { get; }
#pragma warning restore CA1819
}
