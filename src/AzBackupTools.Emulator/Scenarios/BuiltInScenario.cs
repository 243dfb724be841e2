using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>The scenarios that come with the emulator. Each is a file of the form that anybody may write.</summary>
public static class BuiltInScenario
{
    /// <summary>The scenario that has nothing in it but the subscriptions.</summary>
    public const string Empty = "Empty";

    private const string Folder = "Scenarios/";
    private const string Ending = ".json";

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = new[] { Empty }
        .Concat(Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name.Substring(Folder.Length, name.Length - Folder.Length - Ending.Length))
            .OrderBy(name => name, StringComparer.Ordinal))
        .ToArray();

    /// <summary>Whether there is one of this name; case does not matter.</summary>
    public static bool Exists(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Its description as JSON, or null where there is none.</summary>
    internal static string? Find(string name)
    {
        if (name.Equals(Empty, StringComparison.OrdinalIgnoreCase))
        {
            return "{\"name\":\"Empty\"}";
        }

        string? known = Names.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            return null;
        }

        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + known + Ending)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
