using System.Collections.Generic;

namespace PowerShellDouble.Formatting;

/// <summary>Where a column's text stands.</summary>
internal enum TextAlignment
{
    /// <summary>Numbers to the right, all else to the left.</summary>
    ByValue,
    Left,
    Center,
    Right,
}

/// <summary>What a column or a line of a list shows: a property or a piece of script, and how.</summary>
internal sealed record ShownValue(string? PropertyName, string? Script, string? FormatString);

/// <summary>A column. No width is one that the contents or the rest of the line give it.</summary>
internal sealed record TableColumn(string Label, int? Width, TextAlignment Alignment, ShownValue Value);

/// <summary>A line of a list; with a condition, shown only where that is true.</summary>
internal sealed record ListLine(string Label, ShownValue Value, ShownValue? Condition = null);

/// <summary>How objects of some types are shown.</summary>
/// <param name="Name">The view's name.</param>
/// <param name="TypeNames">The types it is for.</param>
/// <param name="Columns">The columns of a table; empty for a list.</param>
/// <param name="Lines">The lines of a list; empty for a table.</param>
/// <param name="GroupBy">What a new group begins at.</param>
/// <param name="GroupLabel">What is said before the group's value.</param>
/// <param name="AutoSize">Whether the contents give the widths.</param>
/// <param name="HideHeaders">Whether a table goes without its header.</param>
internal sealed record FormatView(
    string Name,
    IReadOnlyList<string> TypeNames,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<ListLine> Lines,
    ShownValue? GroupBy,
    string? GroupLabel,
    bool AutoSize,
    bool HideHeaders)
{
    internal bool IsTable => Columns.Count > 0;
}
