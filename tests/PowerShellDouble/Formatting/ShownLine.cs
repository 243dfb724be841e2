namespace PowerShellDouble.Formatting;

/// <summary>What a line of shown output is, for whoever colours it.</summary>
public enum LineStyle
{
    /// <summary>Content.</summary>
    Plain,

    /// <summary>The header of a table and the dashes under it.</summary>
    Header,

    /// <summary>A line of a list; its label goes up to <see cref="ShownLine.LabelLength"/>.</summary>
    Labelled,

    /// <summary>The line above a group.</summary>
    Group,
}

/// <summary>One line of shown output.</summary>
/// <param name="Text">The text, without its line end.</param>
/// <param name="Style">What it is.</param>
/// <param name="LabelLength">How much of it is a label.</param>
public readonly record struct ShownLine(string Text, LineStyle Style = LineStyle.Plain, int LabelLength = 0);
