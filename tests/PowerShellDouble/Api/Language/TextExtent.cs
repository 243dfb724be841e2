namespace System.Management.Automation.Language;

/// <summary>A stretch of a script.</summary>
internal sealed class TextExtent(string script, int start, int end) : IScriptExtent
{
    public static TextExtent Empty { get; } = new(string.Empty, 0, 0);

    public int EndColumnNumber => EndScriptPosition.ColumnNumber;

    public int EndLineNumber => EndScriptPosition.LineNumber;

    public int EndOffset => end;

    public IScriptPosition EndScriptPosition => new TextPosition(script, end);

    public string? File => null;

    public int StartColumnNumber => StartScriptPosition.ColumnNumber;

    public int StartLineNumber => StartScriptPosition.LineNumber;

    public int StartOffset => start;

    public IScriptPosition StartScriptPosition => new TextPosition(script, start);

    public string Text => script[start..end];

    public override string ToString() => Text;
}

/// <summary>A place in a script; lines and columns count from one.</summary>
internal sealed class TextPosition(string script, int offset) : IScriptPosition
{
    public int ColumnNumber => offset - LineStart + 1;

    public string? File => null;

    public string Line
    {
        get
        {
            var end = script.IndexOf('\n', Math.Min(offset, script.Length));
            return script[LineStart..(end < 0 ? script.Length : end)].TrimEnd('\r');
        }
    }

    public int LineNumber
    {
        get
        {
            var line = 1;
            for (var i = 0; i < offset; i++)
            {
                line += script[i] == '\n' ? 1 : 0;
            }

            return line;
        }
    }

    public int Offset => offset;

    private int LineStart => offset == 0 ? 0 : script.LastIndexOf('\n', offset - 1) + 1;

    public string? GetFullScript() => script;
}
