using System;
using System.Globalization;
using System.Xml;

namespace AzBackupTools.Emulator.Wire;

/// <summary>Moments and durations in the forms that the service writes.</summary>
internal static class WireTime
{
    /// <summary>What the service writes for an end that has not come.</summary>
    public const string NotYet = "0001-01-01T00:00:00";

    /// <summary>What the service writes for a backup that never was.</summary>
    public const string NeverBackedUp = "2001-01-01T00:00:00Z";

    public static string Stamp(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601, as in PT1M51.3514921S.</summary>
    public static string Duration(TimeSpan duration) => XmlConvert.ToString(duration);

    /// <summary>d.hh:mm:ss.fffffff, as in 13.23:59:44.1553648.</summary>
    public static string Remaining(TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>M/d/yyyy h:mm:ss AM, as the property bags of jobs have it.</summary>
    public static string Spoken(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture);

    public static string HttpDate(DateTimeOffset moment) => moment.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    public static string ETag(DateTimeOffset moment) =>
        "W/\"datetime'" + Uri.EscapeDataString(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)) + "'\"";

    /// <summary>An ISO 8601 moment with a date; without an offset it is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return text.Length >= 10 && text.Length <= 40 && text.IndexOf('-') > 0
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
    }

    /// <summary>The 12-hour form of filters, as in 2026-01-05 12:00:00 AM, in UTC.</summary>
    public static bool TryParseFilter(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(
            text,
            new[] { "yyyy-MM-dd hh:mm:ss tt", "yyyy-MM-dd h:mm:ss tt" },
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out moment);
}
