using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Policies;

/// <summary>
/// A time zone by the id that the service takes, a Windows one, whatever id it was named by. The table of names is our own:
/// .NET Framework knows no IANA names, and .NET without ICU (small containers) knows no Windows ids.
/// </summary>
public sealed class PolicyZone
{
    private static readonly Lazy<(Dictionary<string, string> WindowsByName, Dictionary<string, string[]> IanaByWindows)> Table = new(ReadTable);

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
    public string? IanaId => Table.Value.IanaByWindows.TryGetValue(WindowsId, out var names) ? names[0] : null;

    /// <summary>The rules, as this machine knows them.</summary>
    /// <exception cref="BackupException">The machine has no rules for the zone.</exception>
    public TimeZoneInfo Rules => _rules.Value;

    /// <summary>The IANA names and Windows ids that can be used, the most usual of each zone.</summary>
    public static IEnumerable<string> UsualNames =>
        Table.Value.IanaByWindows.SelectMany(zone => new[] { zone.Value[0], zone.Key }).Distinct(StringComparer.OrdinalIgnoreCase);

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
        if (Table.Value.WindowsByName.TryGetValue(name, out var windows))
        {
            return new PolicyZone(windows);
        }

        // A zone that is newer than the table: where the machine has it under a Windows id, the service may, too.
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
            : Table.Value.WindowsByName.Keys
                .Where(name => name.IndexOf(word.Substring(0, Math.Min(word.Length, 5)), StringComparison.OrdinalIgnoreCase) >= 0)
                .OrderBy(name => name.Length)
                .Take(3)
                .ToList();
        return near.Count == 0 ? string.Empty : $" Near it: {string.Join(", ", near)}.";
    }

    private TimeZoneInfo FindRules() =>
        OnThisMachine(WindowsId)
        ?? (Table.Value.IanaByWindows.TryGetValue(WindowsId, out var names) ? names.Select(OnThisMachine).FirstOrDefault(rules => rules is not null) : null)
        ?? throw new BackupException(
            ErrorIds.InvalidTimeZone,
            $"This machine has no rules for the time zone '{WindowsId}', so that no forecast can be made in it.",
            "Install the machine's time zone data (package tzdata on Linux).",
            WindowsId);

    private static TimeZoneInfo? OnThisMachine(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }

    private static (Dictionary<string, string> WindowsByName, Dictionary<string, string[]> IanaByWindows) ReadTable()
    {
        var windowsByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ianaByWindows = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        using var stream = typeof(PolicyZone).Assembly.GetManifestResourceStream("WindowsZones.txt")
            ?? throw new InvalidOperationException("The table of time zones is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf('=');
            if (end < 0 || line[0] == '#')
            {
                continue;
            }

            var windows = line.Substring(0, end);
            var names = line.Substring(end + 1).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            windowsByName[windows] = windows;
            ianaByWindows[windows] = names;
            foreach (var name in names)
            {
                windowsByName[name] = windows;
            }
        }

        return (windowsByName, ianaByWindows);
    }
}
