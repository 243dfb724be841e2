using System;
using System.Globalization;

namespace AzBackupTools.Core.Wire;

/// <summary>Times in requests.</summary>
internal static class WireTime
{
    /// <summary>ISO 8601 in UTC, in the precision that the service writes itself.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time in a filter: a twelve-hour clock in UTC, quoted by the caller.</summary>
    public static string FormatInFilter(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd hh:mm:ss tt", CultureInfo.InvariantCulture);
}
