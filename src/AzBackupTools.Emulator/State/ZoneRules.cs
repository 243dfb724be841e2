using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using TimeZoneConverter;

namespace AzBackupTools.Emulator.State;

/// <summary>The rules of a time zone by its Windows or IANA name: TimeZoneConverter knows which name means which.</summary>
/// <remarks>
/// The rules are not taken from TimeZoneConverter, which first loads every zone of the machine: that takes a good part of a second.
/// </remarks>
internal static class ZoneRules
{
    /// <summary>The rules; those of UTC where there is no name or this machine has no rules for it.</summary>
    public static TimeZoneInfo Of(string? name) =>
        name is null or "" or "UTC"
            ? TimeZoneInfo.Utc
            : NamesOf(name).Select(OnThisMachine).FirstOrDefault(rules => rules is not null) ?? TimeZoneInfo.Utc;

    /// <summary>The machine's own kind of name first: .NET without ICU, and .NET Framework, know only that kind.</summary>
    private static IEnumerable<string> NamesOf(string name)
    {
        string windows = TZConvert.TryIanaToWindows(name, out string? id) ? id : name;
        string[] iana = TZConvert.TryWindowsToIana(name, out string? place)
            ? [place, TZConvert.WindowsToIana(name, LinkResolution.Original)]
            : [name];
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? iana.Prepend(windows) : iana.Append(windows);
    }

    private static TimeZoneInfo? OnThisMachine(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }
}
