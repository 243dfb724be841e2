using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PowerShellDouble.Formatting;

/// <summary>The views of a session, read from Format.ps1xml files: tables and lists, of properties and pieces of script.</summary>
public sealed class FormatTable
{
    private readonly List<FormatView> _views = [];

    /// <summary>Reads a Format.ps1xml file.</summary>
    /// <exception cref="NotSupportedException">A control other than a table or a list.</exception>
    public void Load(string path)
    {
        var root = XDocument.Load(path, LoadOptions.SetLineInfo).Root ?? throw new InvalidDataException($"{path} is empty.");
        foreach (var view in root.Descendants("View"))
        {
            _views.Add(Read(view, path));
        }
    }

    internal FormatView? Find(IEnumerable<string> typeNames, bool? table = null)
    {
        foreach (var name in typeNames)
        {
            var found = _views.FirstOrDefault(v => (table is null || v.IsTable == table) && v.TypeNames.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static FormatView Read(XElement view, string path)
    {
        var name = (string?)view.Element("Name") ?? "?";
        var table = view.Element("TableControl");
        var list = view.Element("ListControl");
        if (table is null && list is null)
        {
            throw new NotSupportedException($"{path}: the view '{name}' is neither a table nor a list; the double shows no other.");
        }

        var group = view.Element("GroupBy");
        return new FormatView(
            name,
            view.Element("ViewSelectedBy")!.Elements("TypeName").Select(t => t.Value.Trim()).ToList(),
            table is null ? [] : Columns(table),
            list is null ? [] : Lines(list),
            group is null ? null : Value(group),
            (string?)group?.Element("Label"),
            table?.Element("AutoSize") is not null,
            table?.Element("HideTableHeaders") is not null);
    }

    private static List<TableColumn> Columns(XElement table)
    {
        var headers = table.Element("TableHeaders")?.Elements("TableColumnHeader").ToList() ?? [];
        var items = table.Element("TableRowEntries")!.Elements("TableRowEntry").First().Element("TableColumnItems")!.Elements("TableColumnItem").ToList();
        return items.Select((item, i) =>
        {
            var header = i < headers.Count ? headers[i] : null;
            var value = Value(item);
            return new TableColumn(
                (string?)header?.Element("Label") ?? value.PropertyName ?? value.Script?.Trim() ?? string.Empty,
                (int?)header?.Element("Width"),
                Alignment((string?)item.Element("Alignment") ?? (string?)header?.Element("Alignment")),
                value);
        }).ToList();
    }

    private static List<ListLine> Lines(XElement list) =>
        list.Element("ListEntries")!.Elements("ListEntry").First().Element("ListItems")!.Elements("ListItem")
            .Select(item =>
            {
                var value = Value(item);
                var condition = item.Element("ItemSelectionCondition");
                return new ListLine(
                    (string?)item.Element("Label") ?? value.PropertyName ?? value.Script?.Trim() ?? string.Empty,
                    value,
                    condition is null ? null : Value(condition));
            })
            .ToList();

    private static ShownValue Value(XElement item) => new(
        ((string?)item.Element("PropertyName"))?.Trim(),
        (string?)item.Element("ScriptBlock"),
        (string?)item.Element("FormatString"));

    private static TextAlignment Alignment(string? text) => text?.Trim().ToLower(CultureInfo.InvariantCulture) switch
    {
        "left" => TextAlignment.Left,
        "center" => TextAlignment.Center,
        "right" => TextAlignment.Right,
        _ => TextAlignment.ByValue,
    };
}
