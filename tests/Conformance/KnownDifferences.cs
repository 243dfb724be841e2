using System.Text.RegularExpressions;

namespace AzBackupTools.Conformance;

/// <summary>The reviewed file of differences: each line recording | request | where | reason, with * for anything.</summary>
public sealed class KnownDifferences
{
    private readonly List<(Regex Recording, Regex Request, Regex Where, string Reason)> _lines = [];

    /// <summary>Reads the file; lines that start with # and empty ones are passed over.</summary>
    /// <exception cref="FormatException">A line has not four parts.</exception>
    public static KnownDifferences Read(string file)
    {
        var known = new KnownDifferences();
        foreach (string line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] parts = line.Split('|', 4, StringSplitOptions.TrimEntries);
            if (parts.Length != 4 || parts[3].Length == 0)
            {
                throw new FormatException($"'{line}' has not the form: recording | request | where | reason.");
            }

            known._lines.Add((Pattern(parts[0]), Pattern(parts[1]), Pattern(parts[2]), parts[3]));
        }

        return known;
    }

    /// <summary>The same difference with its reason, when the file knows it.</summary>
    public Difference Explain(Difference difference) => difference with
    {
        Reason = _lines.FirstOrDefault(line => line.Recording.IsMatch(difference.Recording) && line.Request.IsMatch(difference.Request)
            && line.Where.IsMatch(difference.Where)).Reason,
    };

    private static Regex Pattern(string glob) => new(
        "^" + Regex.Escape(glob).Replace(@"\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
