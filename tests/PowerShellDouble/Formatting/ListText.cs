using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Formatting;

/// <summary>Shows an object line by line: label, colon, value; long values go on under themselves.</summary>
internal static class ListText
{
    internal static IEnumerable<ShownLine> Lines(IReadOnlyList<ListLine> all, PSObject item, int width, SessionContext context)
    {
        var lines = all.Where(line => line.Condition is null || LanguagePrimitives.IsTrue(ValueText.Get(line.Condition, item, context))).ToList();
        var labels = lines.Count == 0 ? 0 : lines.Max(l => l.Label.Length);
        foreach (var line in lines)
        {
            var text = ValueText.Of(ValueText.Get(line.Value, item, context), line.Value.FormatString);
            var prefix = line.Label.PadRight(labels) + " : ";
            foreach (var part in Wrap(text, Math.Max(10, width - prefix.Length)))
            {
                yield return new ShownLine(prefix + part, LineStyle.Labelled, prefix.Length);
                prefix = new string(' ', prefix.Length);
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n').Select(p => p.TrimEnd('\r')))
        {
            var rest = paragraph;
            while (rest.Length > width)
            {
                yield return rest[..width];
                rest = rest[width..];
            }

            yield return rest;
        }
    }
}
