using System.IO;
using PowerShellDouble.Formatting;

namespace AzBackupTools.Transcript;

/// <summary>Where the session is printed; in colour where somebody looks at it.</summary>
internal sealed class Paper(TextWriter writer, bool inColour)
{
    private const string Reset = "\u001b[0m";
    private const string Accent = "\u001b[32;1m";

    /// <summary>Whether the last line was empty, or there is none.</summary>
    private bool _isAtGap = true;

    internal void Comment(string text) => Write(text, "\u001b[32m");

    internal void Prompt(string prompt, string text)
    {
        writer.WriteLine(inColour ? $"\u001b[90m{prompt}{Reset}{text}" : prompt + text);
        _isAtGap = false;
    }

    internal void Progress(string text) => Write(text, "\u001b[36m");

    internal void Warning(string text) => Write("WARNING: " + text, "\u001b[33;1m");

    internal void Verbose(string text) => Write("VERBOSE: " + text, "\u001b[33;1m");

    internal void Debug(string text) => Write("DEBUG: " + text, "\u001b[33;1m");

    internal void Error(string text) => Write(text, "\u001b[31;1m");

    internal void Line(string text) => Write(text, null);

    /// <summary>One empty line, however often it is asked for.</summary>
    internal void Gap()
    {
        if (!_isAtGap)
        {
            writer.WriteLine();
            _isAtGap = true;
        }
    }

    internal void Shown(ShownLine line)
    {
        if (line.Text.Length == 0)
        {
            Gap();
        }
        else if (inColour && line.Style == LineStyle.Labelled)
        {
            writer.WriteLine(Accent + line.Text[..line.LabelLength] + Reset + line.Text[line.LabelLength..]);
            _isAtGap = false;
        }
        else
        {
            Write(line.Text, line.Style is LineStyle.Header or LineStyle.Group ? Accent : null);
        }
    }

    private void Write(string text, string? colour)
    {
        writer.WriteLine(inColour && colour is not null ? colour + text + Reset : text);
        _isAtGap = text.Length == 0;
    }
}
