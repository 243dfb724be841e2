using System;
using System.Globalization;

namespace AzBackupTools.Emulator.Wire;

/// <summary>Keys of lists in which the newest comes first.</summary>
internal static class NewestFirst
{
    public static string Key(DateTimeOffset moment) => (long.MaxValue - moment.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The moment in a key, or null when it is none.</summary>
    public static DateTimeOffset? Moment(string? key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long left) && long.MaxValue - left <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(long.MaxValue - left, TimeSpan.Zero)
            : null;
}
