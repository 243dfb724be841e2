using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Formatting;

/// <summary>Lays a table out in a line of a given width.</summary>
internal static class TableText
{
    internal static IEnumerable<ShownLine> Lines(IReadOnlyList<TableColumn> columns, bool autoSize, bool hideHeaders, IReadOnlyList<PSObject> items, int width, SessionContext context)
    {
        var values = items.Select(item => columns.Select(c => ValueText.Get(c.Value, item, context)).ToArray()).ToList();
        var texts = values.Select(row => row.Select((v, i) => OneLine(ValueText.OfCell(v, columns[i].Value.FormatString))).ToArray()).ToList();
        var alignments = columns.Select((c, i) => Alignment(c, values, i)).ToArray();
        var widths = Fit(autoSize || columns.All(c => c.Width is null) ? Contents(columns, texts) : Given(columns, width), width);
        if (!hideHeaders)
        {
            foreach (var header in Headers(columns, widths, alignments))
            {
                yield return new ShownLine(header, LineStyle.Header);
            }

            yield return new ShownLine(Row(columns.Select((c, i) => i < widths.Count ? new string('-', Math.Min(c.Label.Length, widths[i])) : string.Empty).ToArray(), widths, alignments), LineStyle.Header);
        }

        foreach (var row in texts)
        {
            yield return new ShownLine(Row(row, widths, alignments));
        }
    }

    private static List<int> Contents(IReadOnlyList<TableColumn> columns, List<string[]> rows) =>
        columns.Select((c, i) => c.Width ?? rows.Select(r => r[i].Length).Append(c.Label.Length).Max()).ToList();

    // Columns without a width share what the others leave of the line.
    private static List<int> Given(IReadOnlyList<TableColumn> columns, int width)
    {
        var open = columns.Count(c => c.Width is null);
        var left = width - columns.Sum(c => c.Width ?? 0) - (columns.Count - 1);
        var widths = new List<int>();
        foreach (var column in columns)
        {
            if (column.Width is { } fixedWidth)
            {
                widths.Add(fixedWidth);
                continue;
            }

            var share = Math.Max(1, (left + open - 1) / open);
            widths.Add(share);
            left -= share;
            open--;
        }

        return widths;
    }

    // What does not fit into the line is left out, from the right.
    private static List<int> Fit(List<int> widths, int width)
    {
        var kept = new List<int>();
        var used = 0;
        foreach (var wanted in widths)
        {
            var start = kept.Count == 0 ? 0 : used + 1;
            if (start + wanted > width)
            {
                if (kept.Count == 0 || width - start >= 8)
                {
                    kept.Add(width - start);
                }

                break;
            }

            kept.Add(wanted);
            used = start + wanted;
        }

        return kept;
    }

    private static TextAlignment Alignment(TableColumn column, List<object?[]> values, int index)
    {
        if (column.Alignment != TextAlignment.ByValue)
        {
            return column.Alignment;
        }

        var first = values.Count == 0 ? null : PSObject.Base(values[0][index]);
        return first is not null && Comparison.IsNumber(first) ? TextAlignment.Right : TextAlignment.Left;
    }

    // A label that is longer than its column goes on below.
    private static IEnumerable<string> Headers(IReadOnlyList<TableColumn> columns, List<int> widths, TextAlignment[] alignments)
    {
        var lines = widths.Select((w, i) => Math.Max(1, (columns[i].Label.Length + w - 1) / w)).Append(1).Max();
        for (var line = 0; line < lines; line++)
        {
            yield return string.Join(" ", widths.Select((w, i) =>
            {
                var label = columns[i].Label;
                var part = line * w >= label.Length ? string.Empty : label.Substring(line * w, Math.Min(w, label.Length - (line * w)));
                return Cell(part, w, alignments[i], isLast: i == widths.Count - 1);
            }));
        }
    }

    private static string Row(string[] cells, List<int> widths, TextAlignment[] alignments) =>
        string.Join(" ", widths.Select((w, i) => Cell(cells[i], w, alignments[i], isLast: i == cells.Length - 1)));

    // The last column of a table ends with its text.
    private static string Cell(string text, int width, TextAlignment alignment, bool isLast)
    {
        if (text.Length > width)
        {
            // A number keeps its end, all else its beginning.
            return width <= 1 ? text[..width] : alignment == TextAlignment.Right ? "\u2026" + text[^(width - 1)..] : text[..(width - 1)] + "\u2026";
        }

        return alignment switch
        {
            TextAlignment.Right => text.PadLeft(width),
            TextAlignment.Center => text.PadLeft(text.Length + ((width - text.Length) / 2)).PadRight(isLast ? 0 : width),
            _ => isLast ? text : text.PadRight(width),
        };
    }

    private static string OneLine(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        return end < 0 ? text : text[..end] + "\u2026";
    }
}
