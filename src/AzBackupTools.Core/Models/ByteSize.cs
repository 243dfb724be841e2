using System;
using System.Globalization;

namespace AzBackupTools.Core.Models;

/// <summary>Sizes as the service writes them, in bytes.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB", "PB"];

    /// <summary>Gibibytes, which the service calls GB.</summary>
    public static long? OfGibibytes(double? gibibytes) => gibibytes is { } size ? (long)(size * (1L << 30)) : null;

    /// <summary>Reads "11374 MB", in powers of 1024; null where it is something else.</summary>
    public static long? Parse(string? text)
    {
        var parts = (text ?? string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < 0)
        {
            return null;
        }

        var power = Array.FindIndex(Units, unit => Text.Same(unit, parts[1]));
        if (power < 0)
        {
            power = Array.FindIndex(Units, unit => Text.Same(unit + "s", parts[1]));
        }

        return power < 0 ? null : (long)(number * (1L << (10 * power)));
    }

    /// <summary>"117 GB", "1.5 TB": in units of 1024.</summary>
    public static string Words(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        return size.ToString(size >= 100 || unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
