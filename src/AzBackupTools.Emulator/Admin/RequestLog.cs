using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Admin;

/// <summary>The last requests in their order; older ones are counted and forgotten.</summary>
internal sealed class RequestLog
{
    /// <summary>How many are kept.</summary>
    public const int Limit = 10_000;

    private readonly Queue<(string Method, string Path, string Query, int Status)> _entries = new();

    public long Count { get; private set; }

    public void Add(EmulatorRequest request, int status)
    {
        Count++;
        _entries.Enqueue((request.Method, request.Uri.AbsolutePath, request.Uri.Query, status));
        if (_entries.Count > Limit)
        {
            _entries.Dequeue();
        }
    }

    public JsonObject ToBody() => new() { ["count"] = Count, ["forgotten"] = Count - _entries.Count, ["value"] = Latest(Limit) };

    /// <summary>The last ones, oldest first.</summary>
    public JsonArray Latest(int most)
    {
        var value = new JsonArray();
        foreach ((string method, string path, string query, int status) in _entries.Skip(_entries.Count - most))
        {
            value.Add(new JsonObject { ["method"] = method, ["path"] = path, ["query"] = query, ["status"] = status });
        }

        return value;
    }
}
