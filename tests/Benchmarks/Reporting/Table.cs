using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Benchmarks.Reporting;

/// <summary>Rows under headings. A heading that starts with '>' has its column aligned at the right.</summary>
internal sealed class Table(params string[] headings)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells.Length == headings.Length
        ? cells
        : throw new ArgumentException($"A row of {cells.Length} cells stands under {headings.Length} headings.", nameof(cells)));

    public IEnumerable<string> Lines()
    {
        string[] shown = [.. headings.Select(heading => heading.TrimStart('>'))];
        int[] widths = [.. shown.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        yield return Line(shown, widths);
        yield return Line([.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in _rows)
        {
            yield return Line(row, widths);
        }
    }

    private string Line(string[] cells, int[] widths) => string.Join(
        Gap, cells.Select((cell, column) => headings[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
}
