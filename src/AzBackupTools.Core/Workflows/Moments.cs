using System;
using System.Globalization;

namespace AzBackupTools.Core.Workflows;

/// <summary>Points in time as they stand in a sentence.</summary>
internal static class Moments
{
    /// <summary>" on 2026-03-01 22:00 UTC", or nothing where the moment is not known.</summary>
    internal static string Suffix(string preposition, DateTimeOffset? moment) =>
        moment is { } known ? $"{preposition} {Text(known)}" : string.Empty;

    /// <summary>"2026-03-01 22:00 UTC".</summary>
    internal static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
