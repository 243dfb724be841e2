using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AzBackupTools.Help.Pages;

/// <summary>A table of a page as aligned columns.</summary>
internal static class TableText
{
    public static IEnumerable<string> Lines(Table table)
    {
        List<List<string>> rows = [.. table.Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(Cell).ToList())];
        List<int> widths = [.. Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(i => rows.Max(row => i < row.Count ? row[i].Length : 0))];
        for (int r = 0; r < rows.Count; r++)
        {
            yield return string.Join("  ", rows[r].Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();
            if (r == 0)
            {
                yield return string.Join("  ", widths.Select(width => new string('-', Math.Max(width, 1))));
            }
        }
    }

    private static string Cell(TableCell cell) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(block => PlainText.Inline(block.Inline)));
}
