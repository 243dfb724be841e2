using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

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

    private protected virtual IEnumerable<Ast> Within => [];

    public IEnumerable<Ast> FindAll(Func<Ast, bool> predicate, bool searchNestedScriptBlocks) => Within.Where(predicate);

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

    internal IReadOnlyList<CommandElementAst> Elements { get; init; } = [];

    public ReadOnlyCollection<CommandElementAst> CommandElements => new([.. Elements]);

    public string? GetCommandName() => _name;
}

public abstract class CommandElementAst : Ast
{
    private protected CommandElementAst(IScriptExtent extent)
        : base(extent)
    {
    }
}

/// <summary>A parameter that a command is given by its name.</summary>
public class CommandParameterAst : CommandElementAst
{
    internal CommandParameterAst(IScriptExtent extent, string name)
        : base(extent)
    {
        ParameterName = name;
    }

    public string ParameterName { get; }
}

/// <summary>A whole script: here, the commands in it.</summary>
public class ScriptBlockAst : Ast
{
    private readonly IReadOnlyList<CommandAst> _commands;

    internal ScriptBlockAst(IScriptExtent extent, IReadOnlyList<CommandAst> commands)
        : base(extent)
    {
        _commands = commands;
    }

    private protected override IEnumerable<Ast> Within => _commands;
}

public class Token
{
    private protected Token()
    {
    }
}

public class ParseError
{
    private ParseError(IScriptExtent extent, string message)
    {
        Extent = extent;
        Message = message;
    }

    public IScriptExtent Extent { get; }

    public string Message { get; }
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
