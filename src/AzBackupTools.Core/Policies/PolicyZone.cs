using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using AzBackupTools.Core.Errors;
using TimeZoneConverter;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// A time zone by the id that the service takes, a Windows one, whatever id it was named by. TimeZoneConverter knows the names:
/// .NET Framework knows no IANA names, and .NET without ICU (small containers) knows no Windows ids.
/// </summary>
/// <remarks>
/// The rules are looked up by name here and not by TimeZoneConverter, which first loads every zone of the machine: that takes a good
/// part of a second.
/// </remarks>
public sealed class PolicyZone
{
    private readonly Lazy<TimeZoneInfo> _rules;

    private PolicyZone(string windowsId)
    {
        WindowsId = windowsId;
        _rules = new Lazy<TimeZoneInfo>(FindRules);
    }

    /// <summary>Coordinated universal time.</summary>
    public static PolicyZone Utc { get; } = new("UTC");

    /// <summary>The Windows id: "Romance Standard Time".</summary>
    public string WindowsId { get; }

    /// <summary>The most usual IANA name: "Europe/Paris"; null where none is known.</summary>
    public string? IanaId => TZConvert.TryWindowsToIana(WindowsId, out var name) ? name : null;

    /// <summary>The rules, as this machine knows them.</summary>
    /// <exception cref="BackupException">The machine has no rules for the zone.</exception>
    public TimeZoneInfo Rules => _rules.Value;

    /// <summary>The IANA names and Windows ids that can be used, the most usual of each zone.</summary>
    public static IEnumerable<string> UsualNames =>
        TZConvert.KnownWindowsTimeZoneIds
            .SelectMany(id => new[] { TZConvert.WindowsToIana(id), id })
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a zone by a Windows or an IANA id, without case.</summary>
    /// <exception cref="BackupException">There is none: InvalidTimeZone.</exception>
    public static PolicyZone Find(string id) =>
        TryFind(id) ?? throw new BackupException(
            ErrorIds.InvalidTimeZone,
            $"-TimeZone '{id}' is not a time zone.",
            $"Give a Windows id ('Romance Standard Time') or an IANA name ('Europe/Paris').{Nearest(id)}",
            id)
        {
            ConcernsAllInput = true,
        };

    /// <summary>Finds a zone by a Windows or an IANA id, without case, or gives null.</summary>
    public static PolicyZone? TryFind(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return null;
        }

        var name = id!.Trim();
        if (TZConvert.TryIanaToWindows(name, out var windows))
        {
            return new PolicyZone(windows);
        }

        if (TZConvert.KnownWindowsTimeZoneIds.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return new PolicyZone(same);
        }

        // A zone that is newer than the package: where the machine has it under a Windows id, the service may, too.
        return name.IndexOf('/') < 0 && name.EndsWith(" Time", StringComparison.OrdinalIgnoreCase) && OnThisMachine(name) is { } known
            ? new PolicyZone(known.Id)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => WindowsId;

    private static string Nearest(string id)
    {
        var word = id.Split(['/', ' ', '_'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(part => part.Length).FirstOrDefault();
        var near = word is null or { Length: < 3 }
            ? []
            : TZConvert.KnownIanaTimeZoneNames.Concat(TZConvert.KnownWindowsTimeZoneIds)
                .Where(name => TryFind(name) is not null)
                .Where(name => name.IndexOf(word.Substring(0, Math.Min(word.Length, 5)), StringComparison.OrdinalIgnoreCase) >= 0)
                .OrderBy(name => name.Length)
                .Take(3)
                .ToList();
        return near.Count == 0 ? string.Empty : $" Near it: {string.Join(", ", near)}.";
    }

    private TimeZoneInfo FindRules() =>
        NamesOfRules().Select(OnThisMachine).FirstOrDefault(rules => rules is not null)
        ?? throw new BackupException(
            ErrorIds.InvalidTimeZone,
            $"This machine has no rules for the time zone '{WindowsId}', so that no forecast can be made in it.",
            "Install the machine's time zone data (package tzdata on Linux).",
            WindowsId);

    /// <summary>
    /// The names under which this machine may have the rules, its own kind first: elsewhere than on Windows a Windows id goes through ICU,
    /// whose table may be years older. Both the new and the old spelling of a place, because tzdata is split differently on each system.
    /// </summary>
    private IEnumerable<string> NamesOfRules()
    {
        string[] iana = IanaId is { } name ? [name, TZConvert.WindowsToIana(WindowsId, LinkResolution.Original)] : [];
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? iana.Prepend(WindowsId) : iana.Append(WindowsId);
    }

    private static TimeZoneInfo? OnThisMachine(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception)
            when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }
}
