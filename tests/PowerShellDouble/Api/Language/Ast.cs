namespace System.Management.Automation.Language;

/// <summary>A piece of parsed script.</summary>
public abstract class Ast
{
    private protected Ast(IScriptExtent extent)
    {
        Extent = extent;
    }

    public IScriptExtent Extent { get; }

    public Ast? Parent => null;

    public override string ToString() => Extent.Text;
}

public abstract class StatementAst : Ast
{
    private protected StatementAst(IScriptExtent extent)
        : base(extent)
    {
    }
}

public abstract class CommandBaseAst : StatementAst
{
    private protected CommandBaseAst(IScriptExtent extent)
        : base(extent)
    {
    }
}

/// <summary>The command that a completer completes: its text and its name.</summary>
public class CommandAst : CommandBaseAst
{
    private readonly string? _name;

    internal CommandAst(IScriptExtent extent, string? name)
        : base(extent)
    {
        _name = name;
    }

    public string? GetCommandName() => _name;
}

public interface IScriptPosition
{
    int ColumnNumber { get; }

    string? File { get; }

    string Line { get; }

    int LineNumber { get; }

    int Offset { get; }

    string? GetFullScript();
}

public interface IScriptExtent
{
    int EndColumnNumber { get; }

    int EndLineNumber { get; }

    int EndOffset { get; }

    IScriptPosition EndScriptPosition { get; }

    string? File { get; }

    int StartColumnNumber { get; }

    int StartLineNumber { get; }

    int StartOffset { get; }

    IScriptPosition StartScriptPosition { get; }

    string Text { get; }
}
