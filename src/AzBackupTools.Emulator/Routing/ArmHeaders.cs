using System;
using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>The headers that ARM puts on every answer. Counters of remaining requests start anew with each virtual hour.</summary>
internal sealed class ArmHeaders
{
    private readonly Dictionary<string, int> _used = new(StringComparer.OrdinalIgnoreCase);
    private long _hour = -1;
    private long _requests;

    public ArmHeaders(long requests = 0) => _requests = requests;

    /// <summary>How many answers there were.</summary>
    public long Requests => _requests;

    public Dictionary<string, string> For(World world, DateTimeOffset now, EmulatorRequest request, string? subscription)
    {
        string id = ScheduledIds.JobId(world.Ids.RequestKey, 0, _requests++ * TimeSpan.TicksPerSecond);
        string correlation = request.Headers.TryGetValue("x-ms-correlation-request-id", out string? given) && Guid.TryParse(given, out Guid parsed)
            ? parsed.ToString()
            : id;
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Cache-Control"] = "no-cache",
            ["Pragma"] = "no-cache",
            ["Date"] = WireTime.HttpDate(now),
            ["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains",
            ["X-Content-Type-Options"] = "nosniff",
            ["x-ms-request-id"] = id,
            ["x-ms-correlation-request-id"] = correlation,
            ["x-ms-routing-request-id"] = $"EMULATOR:{time}:{id}",
        };
        if (request.Headers.TryGetValue("x-ms-client-request-id", out string? client) && IsHeaderText(client))
        {
            headers["x-ms-client-request-id"] = client;
        }

        if (subscription is not null)
        {
            (string name, int limit) = request.Method switch
            {
                "GET" or "HEAD" => ("reads", 11999),
                "DELETE" => ("deletes", 14999),
                _ => ("writes", 1199),
            };
            headers["x-ms-ratelimit-remaining-subscription-" + name] =
                Math.Max(0, limit - Count(now, subscription + ";" + name)).ToString(CultureInfo.InvariantCulture);
        }

        return headers;
    }

    private int Count(DateTimeOffset now, string key)
    {
        long hour = now.UtcTicks / TimeSpan.TicksPerHour;
        if (hour != _hour)
        {
            _hour = hour;
            _used.Clear();
        }

        int used = _used.TryGetValue(key, out int before) ? before : 0;
        _used[key] = used + 1;
        return used;
    }

    private static bool IsHeaderText(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return text.Length <= 256;
    }
}
