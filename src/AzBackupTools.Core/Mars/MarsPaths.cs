using System;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>Paths of a Windows server, understood on any system: that is where policies are linted.</summary>
public static class MarsPaths
{
    private const string Forbidden = "<>|\"?*";

    /// <summary>Brings a path into the one form that the agent shows: <c>C:\Data</c>, and <c>D:\</c> for a volume.</summary>
    /// <param name="text">An absolute path with a drive letter; slashes of both kinds are taken.</param>
    /// <param name="path">The path, or the text where it is none.</param>
    /// <returns>False for relative paths, network shares and characters that Windows does not take.</returns>
    public static bool TryNormalize(string? text, out string path)
    {
        path = (text ?? string.Empty).Trim();
        var plain = path.Replace('/', '\\');
        if (plain.Length < 2 || !IsLetter(plain[0]) || plain[1] != ':' || (plain.Length > 2 && plain[2] != '\\'))
        {
            return false;
        }

        var parts = plain.Substring(2).Split(['\\'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Any(static part => part is "." or ".." || part.Any(static c => c < ' ' || c == ':' || Forbidden.IndexOf(c) >= 0)))
        {
            return false;
        }

        path = char.ToUpperInvariant(plain[0]) + ":\\" + string.Join("\\", parts);
        return true;
    }

    /// <summary>Whether a normalized path is a whole volume.</summary>
    public static bool IsVolume(string path) => path.Length == 3;

    /// <summary>The volume that a normalized path is on.</summary>
    public static string VolumeOf(string path) => path.Substring(0, 3);

    /// <summary>Whether a path is the folder itself or lies below it. Both are normalized; case does not count.</summary>
    public static bool Covers(string folder, string path) =>
        Same(folder, path)
        || path.StartsWith(folder.EndsWith("\\", StringComparison.Ordinal) ? folder : folder + "\\", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first file or folder on the way from a folder to a path below it.</summary>
    public static string StepBelow(string folder, string path)
    {
        var from = folder.TrimEnd('\\').Length + 1;
        var end = path.IndexOf('\\', from);
        return end < 0 ? path : path.Substring(0, end);
    }

    /// <summary>Whether two normalized paths are one.</summary>
    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
