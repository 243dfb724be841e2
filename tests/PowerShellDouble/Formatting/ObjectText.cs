using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Formatting;

/// <summary>Text that a Format- command has laid out already.</summary>
internal sealed record FormattedText(IReadOnlyList<ShownLine> Lines);

/// <summary>Shows objects as PowerShell does at the end of a command line: by their view, else as a table of up to four properties, else as a list.</summary>
internal static class ObjectText
{
    private const int MostColumns = 4;

    internal static IReadOnlyList<ShownLine> Show(IEnumerable<object?> objects, int width, SessionContext context)
    {
        var lines = new List<ShownLine>();
        var items = objects.Where(o => o is not null).Select(o => PSObject.AsPSObject(o!)).ToList();
        for (var i = 0; i < items.Count;)
        {
            if (Plain(items[i].BaseObject) is { } plain)
            {
                lines.AddRange(plain);
                i++;
                continue;
            }

            var view = ViewOf(items[i], context);
            var run = items.Skip(i).TakeWhile(item => Plain(item.BaseObject) is null && SameShape(view, item, items[i], context)).ToList();
            lines.AddRange(view.IsTable ? Table(view, run, width, context) : List(run.Select(r => (r, view)), width, context));
            i += run.Count;
        }

        return lines;
    }

    internal static IEnumerable<ShownLine> Table(FormatView view, IReadOnlyList<PSObject> items, int width, SessionContext context)
    {
        yield return new ShownLine(string.Empty);
        foreach (var group in Groups(view, items, context))
        {
            if (view.GroupBy is not null)
            {
                yield return new ShownLine($"   {view.GroupLabel ?? view.GroupBy.PropertyName}: {group.Key}", LineStyle.Group);
                yield return new ShownLine(string.Empty);
            }

            foreach (var line in TableText.Lines(view.Columns, view.AutoSize, view.HideHeaders, group.Items, width, context))
            {
                yield return line;
            }

            yield return new ShownLine(string.Empty);
        }
    }

    internal static IEnumerable<ShownLine> List(IEnumerable<(PSObject Item, FormatView View)> items, int width, SessionContext context)
    {
        yield return new ShownLine(string.Empty);
        foreach (var (item, view) in items)
        {
            foreach (var line in ListText.Lines(view.Lines, item, width, context))
            {
                yield return line;
            }

            yield return new ShownLine(string.Empty);
        }
    }

    internal static FormatView TableOf(IEnumerable<string> properties) => new(
        string.Empty, [], properties.Select(p => new TableColumn(p, null, TextAlignment.ByValue, new ShownValue(p, null, null))).ToList(), [], null, null, true, false);

    internal static FormatView ListOf(IEnumerable<string> properties) => new(
        string.Empty, [], [], properties.Select(p => new ListLine(p, new ShownValue(p, null, null))).ToList(), null, null, false, false);

    internal static FormatView ViewOf(PSObject item, SessionContext context)
    {
        if (context.Formats.Find(item.TypeNames) is { } view)
        {
            return view;
        }

        var names = item.Properties.Select(p => p.Name).ToList();
        return names.Count <= MostColumns ? TableOf(names) : ListOf(names);
    }

    private static bool SameShape(FormatView view, PSObject item, PSObject first, SessionContext context)
    {
        var other = ViewOf(item, context);
        return ReferenceEquals(other, view) || (view.Name.Length == 0 && other.Name.Length == 0 && item.TypeNames[0] == first.TypeNames[0]);
    }

    private static IEnumerable<(string Key, IReadOnlyList<PSObject> Items)> Groups(FormatView view, IReadOnlyList<PSObject> items, SessionContext context)
    {
        if (view.GroupBy is null)
        {
            return [(string.Empty, items)];
        }

        var groups = new List<(string Key, IReadOnlyList<PSObject> Items)>();
        foreach (var item in items)
        {
            var key = ValueText.Of(ValueText.Get(view.GroupBy, item, context), view.GroupBy.FormatString);
            if (groups.Count == 0 || groups[^1].Key != key)
            {
                groups.Add((key, new List<PSObject>()));
            }

            ((List<PSObject>)groups[^1].Items).Add(item);
        }

        return groups;
    }

    private static IReadOnlyList<ShownLine>? Plain(object value)
    {
        switch (value)
        {
            case FormattedText formatted:
                return formatted.Lines;
            case DateTime time:
                return [new ShownLine(string.Empty), new ShownLine(time.ToString("dddd, dd MMMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)), new ShownLine(string.Empty)];
            case ErrorRecord record:
                return ErrorText.Of(record).Select(l => new ShownLine(l)).ToList();
            case IDictionary dictionary:
                var lines = new List<ShownLine> { new(string.Empty), new("Name".PadRight(30) + " Value", LineStyle.Header), new("----".PadRight(30) + " -----", LineStyle.Header) };
                lines.AddRange(dictionary.Cast<DictionaryEntry>().Select(e => new ShownLine($"{e.Key,-30} {ValueText.Of(e.Value, null)}")));
                lines.Add(new ShownLine(string.Empty));
                return lines;
            case Guid guid:
                return [new(string.Empty), new("Guid", LineStyle.Header), new("----", LineStyle.Header), new(guid.ToString()), new(string.Empty)];
            case string or bool or char or Enum or Uri or Type or SwitchParameter:
            case { } number when Comparison.IsNumber(number):
                return TypeConversion.ToInvariantString(value).Split('\n').Select(l => new ShownLine(l.TrimEnd('\r'))).ToList();
            default:
                return null;
        }
    }
}
