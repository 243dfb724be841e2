using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>What is left out of a backup.</summary>
public sealed record MarsExclusion
{
    /// <summary>The folder, or the file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether subfolders are left out as well.</summary>
    public bool Subfolders { get; init; } = true;

    /// <summary>The endings of files that are left out, with the period; empty for all files.</summary>
    public IReadOnlyList<string> FileTypes { get; init => field = Spoken.List(value); } = Spoken.List<string>([]);

    /// <summary>In words: "C:\Temp", "C:\Data (*.tmp, without subfolders)".</summary>
    public override string ToString()
    {
        var notes = FileTypes.Select(static type => "*" + type).ToList();
        if (!Subfolders)
        {
            notes.Add("without subfolders");
        }

        return notes.Count == 0 ? Path : $"{Path} ({string.Join(", ", notes)})";
    }

    /// <summary>The ending of a file as it is told here: ".tmp" for tmp, .tmp and *.tmp.</summary>
    public static string FileType(string text) => "." + text.Trim().TrimStart('*').TrimStart('.').ToLowerInvariant();

    /// <summary>Whether two leave out the same place in the same depth.</summary>
    public bool IsSamePlaceAs(MarsExclusion other) => MarsPaths.Same(Path, other.Path) && Subfolders == other.Subfolders;

    /// <summary>Whether two leave out the same.</summary>
    public bool IsSameAs(MarsExclusion other) =>
        IsSamePlaceAs(other) && FileTypes.Count == other.FileTypes.Count && !FileTypes.Except(other.FileTypes, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Whether a file, by its normalized path, is left out.</summary>
    public bool Excludes(string file)
    {
        if (MarsPaths.Same(Path, file))
        {
            return true;
        }

        var isInside = Subfolders
            ? MarsPaths.Covers(Path, file)
            : MarsPaths.Covers(Path, file) && file.LastIndexOf('\\') == Path.TrimEnd('\\').Length;
        return isInside && (FileTypes.Count == 0 || FileTypes.Any(type => file.EndsWith(type, StringComparison.OrdinalIgnoreCase)));
    }
}
