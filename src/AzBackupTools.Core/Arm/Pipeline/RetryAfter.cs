using System;
using System.Globalization;
using Azure.Core;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Reads how long a service asks to wait: milliseconds of Azure, or seconds or a date of HTTP (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    private static readonly string[] InMilliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    public static TimeSpan? Read(in ResponseHeaders headers, DateTimeOffset now)
    {
        foreach (var name in InMilliseconds)
        {
            if (headers.TryGetValue(name, out var text) && Number(text) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        if (!headers.TryGetValue("Retry-After", out var value))
        {
            return null;
        }

        if (Number(value) is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return null;
        }

        return moment > now ? moment - now : TimeSpan.Zero;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        && number <= TimeSpan.MaxValue.TotalSeconds / 1000
            ? number
            : null;
}
