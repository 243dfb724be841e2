using System;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The 12-hour moments of filters.</summary>
internal static class FilterTime
{
    public static DateTimeOffset? Read(ODataFilter filter, string name) =>
        filter[name] is not { } text ? null
        : WireTime.TryParseFilter(text, out DateTimeOffset moment) ? moment
        : throw BackupErrors.InvalidInput($"{name} is '{text}'; the form is 2026-01-05 09:30:00 PM, in UTC on a 12-hour clock.");
}
