using System;
using System.Globalization;

namespace AzBackupTools.Core.Services;

/// <summary>The two bounds of a listing.</summary>
internal static class TimeRange
{
    /// <summary>Before there was Azure Backup: a lower bound that bounds nothing.</summary>
    public static readonly DateTimeOffset Earliest = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from > to)
        {
            var text = string.Format(
                CultureInfo.InvariantCulture, "'from' ({0:u}) is later than 'to' ({1:u}): nothing can lie between them.", from, to);
            throw new ArgumentException(text, nameof(from));
        }
    }
}
