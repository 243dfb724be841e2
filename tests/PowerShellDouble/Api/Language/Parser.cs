using System.Collections.Generic;
using System.IO;
using System.Linq;
using PowerShellDouble.Language;
using Mini = PowerShellDouble.Language.Parser;

namespace System.Management.Automation.Language;

/// <summary>Finds the commands of a script, as far as the mini shell speaks its language; what it does not speak is refused.</summary>
public sealed class Parser
{
    private Parser()
    {
    }

    public static ScriptBlockAst ParseFile(string fileName, out Token[] tokens, out ParseError[] errors)
    {
        tokens = [];
        errors = [];
        var script = Mini.Parse(File.ReadAllText(fileName));
        return new ScriptBlockAst(new TextExtent(script.Text, 0, script.Text.Length), [.. CommandsOf(script)]);
    }

    private static IEnumerable<CommandAst> CommandsOf(Script script) => script.Statements.SelectMany(statement => Walk(statement, script.Text));

    private static IEnumerable<CommandAst> Walk(Node node, string text) => node switch
    {
        CommandNode command => [Command(command, text), .. command.Arguments.SelectMany(argument => argument.Value is null ? [] : Walk(argument.Value, text))],
        PipelineStatement pipeline => pipeline.Elements.SelectMany(element => Walk(element, text)),
        AssignmentStatement assignment => Walk(assignment.Value, text),
        IfStatement branch => branch.Clauses.SelectMany(clause => Walk(clause.Condition, text).Concat(clause.Body.SelectMany(inner => Walk(inner, text))))
            .Concat((branch.Else ?? []).SelectMany(inner => Walk(inner, text))),
        ForeachStatement loop => Walk(loop.Items, text).Concat(loop.Body.SelectMany(inner => Walk(inner, text))),
        TryStatement attempt => attempt.Body.Concat(attempt.Catch ?? []).Concat(attempt.Finally ?? []).SelectMany(inner => Walk(inner, text)),
        ArrayNode array => array.Statements.SelectMany(inner => Walk(inner, text)),
        GroupNode group => group.Statements.SelectMany(inner => Walk(inner, text)),
        BlockNode block => CommandsOf(Mini.Parse(block.Text)),
        MemberNode member => Walk(member.Target, text),
        _ => [],
    };

    private static CommandAst Command(CommandNode command, string text) => new(new TextExtent(text, command.Start, command.End), command.Name)
    {
        Elements = [.. command.Arguments.Where(argument => argument.Name is not null)
            .Select(argument => new CommandParameterAst(new TextExtent(text, argument.Start, argument.End), argument.Name!))],
    };
}
