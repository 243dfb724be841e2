using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PowerShellDouble.Binding;
using PowerShellDouble.Conversion;
using PowerShellDouble.Execution;
using PowerShellDouble.Objects;

namespace PowerShellDouble.Language;

/// <summary>Runs parsed scripts in a session.</summary>
internal sealed partial class Interpreter(SessionContext context)
{
    private string _source = string.Empty;

    // How many try blocks, or others that want a failure for themselves, are around what runs.
    private int _guards;

    /// <summary>Runs the statements one after the other; a failing one is reported and the next is run, as in a script.</summary>
    /// <returns>The failure that ended the script, if one did.</returns>
    internal RuntimeException? RunScript(Script script, IReadOnlyList<Statement> statements)
    {
        var before = _source;
        _source = script.Text;
        try
        {
            try
            {
                RunAll(statements, context.Sink.Output);
            }
            catch (RuntimeException exception)
            {
                if (exception is not PipelineStoppedException)
                {
                    Report(exception);
                }

                return exception;
            }

            return null;
        }
        finally
        {
            _source = before;
        }
    }

    private bool StopsOnErrors => new Preferences(context.Variables, new CommonParameters(), new ShouldProcessParameters(), () => context.HasUserInterface).Error == ActionPreference.Stop;

    internal void Run(Statement statement, Action<object?> output)
    {
        switch (statement)
        {
            case PipelineStatement pipeline:
                RunPipeline(pipeline, output);
                break;
            case AssignmentStatement assignment:
                Assign(assignment);
                break;
            case IfStatement conditional:
                RunIf(conditional, output);
                break;
            case ForeachStatement loop:
                foreach (var item in Enumeration.Of(Value(loop.Items))?.Cast<object?>().ToArray() ?? Single(Value(loop.Items)))
                {
                    context.Variables.Set(loop.Variable, item);
                    RunAll(loop.Body, output);
                }

                break;
            case TryStatement attempt:
                RunTry(attempt, output);
                break;
        }
    }

    /// <summary>Runs statements and gives what they wrote: nothing, one value or an array.</summary>
    internal object? Value(params IReadOnlyList<Statement> statements)
    {
        // An expression by itself is its value: a list stays the list that it is.
        if (statements is [PipelineStatement { Elements: [var only] }] && only is not CommandNode)
        {
            return Evaluate(only);
        }

        var values = Values(statements);
        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => values.ToArray(),
        };
    }

    /// <summary>Runs a piece of script once per object, with the object as <c>$_</c>. A guarded failure is the caller's, any other is reported.</summary>
    internal List<object?> RunBlock(string text, object? current, bool guarded = false)
    {
        var before = context.Variables["_"];
        context.Variables.Set("_", current);
        _guards += guarded ? 1 : 0;
        try
        {
            return Values(Parser.Parse(text).Statements);
        }
        finally
        {
            _guards -= guarded ? 1 : 0;
            context.Variables.Set("_", before);
        }
    }

    private static object?[] Single(object? value) => value is null ? [] : [value];

    private List<object?> Values(IReadOnlyList<Statement> statements)
    {
        var values = new List<object?>();
        RunAll(statements, values.Add);
        return values;
    }

    private void RunAll(IReadOnlyList<Statement> statements, Action<object?> output)
    {
        foreach (var statement in statements)
        {
            try
            {
                Run(statement, output);
            }
            catch (RuntimeException exception) when (_guards == 0 && exception is not (PipelineStoppedException or ActionPreferenceStopException) && !StopsOnErrors)
            {
                Report(exception);
            }
        }
    }

    private void Report(RuntimeException exception)
    {
        var record = exception.ReportedRecord;
        if (context.Errors.Count == 0 || !ReferenceEquals((context.Errors[0] as ErrorRecord)?.Exception, record.Exception))
        {
            context.Errors.Insert(0, record);
        }

        context.Sink.Error(record);
    }

    private void RunIf(IfStatement conditional, Action<object?> output)
    {
        foreach (var (condition, body) in conditional.Clauses)
        {
            if (Comparison.IsTrue(Value(condition)))
            {
                RunAll(body, output);
                return;
            }
        }

        if (conditional.Else is not null)
        {
            RunAll(conditional.Else, output);
        }
    }

    private void RunTry(TryStatement attempt, Action<object?> output)
    {
        try
        {
            RunGuarded(attempt.Body, output);
        }
        catch (RuntimeException exception) when (attempt.Catch is not null && exception is not PipelineStoppedException)
        {
            var before = context.Variables["_"];
            context.Variables.Set("_", exception.ReportedRecord);
            try
            {
                RunAll(attempt.Catch, output);
            }
            finally
            {
                context.Variables.Set("_", before);
            }
        }
        finally
        {
            if (attempt.Finally is not null)
            {
                RunAll(attempt.Finally, output);
            }
        }
    }

    private void RunGuarded(IReadOnlyList<Statement> statements, Action<object?> output)
    {
        _guards++;
        try
        {
            RunAll(statements, output);
        }
        finally
        {
            _guards--;
        }
    }

    private void RunPipeline(PipelineStatement pipeline, Action<object?> output)
    {
        IEnumerable<object?>? input = null;
        var first = 0;
        if (pipeline.Elements[0] is not CommandNode)
        {
            var value = Evaluate(pipeline.Elements[0]);
            var isNothing = value is null && pipeline.Elements[0] is GroupNode;
            input = Enumeration.Of(value)?.Cast<object?>() ?? (isNothing ? [] : [value]);
            first = 1;
        }

        if (pipeline.Elements.Count == first)
        {
            foreach (var value in input!)
            {
                output(value);
            }

            return;
        }

        var commands = pipeline.Elements.Skip(first).Cast<CommandNode>().Select(Prepare).ToList();
        new PipelineProcessor(context, commands).Run(input, output);
    }

    private CommandProcessor Prepare(CommandNode command)
    {
        var definition = context.Commands.Find(command.Name) ?? throw CommandNotFoundException.Of(command.Name);
        var arguments = command.Arguments.SelectMany(Arguments).ToList();
        var extent = command.End <= _source.Length ? new TextExtent(_source, command.Start, command.End) : TextExtent.Empty;
        return definition.Info is CmdletInfo info
            ? new CmdletProcessor(context, info, command.Name, arguments, extent)
            : new DelegateProcessor(definition, arguments);
    }

    private IEnumerable<CommandArgument> Arguments(ArgumentNode node)
    {
        if (!node.IsSplat)
        {
            return
            [
                node.Name is null ? new CommandArgument(ArgumentValue(node.Value!))
                    : node.Value is null ? new CommandArgument(node.Name)
                    : new CommandArgument(node.Name, true, ArgumentValue(node.Value)),
            ];
        }

        return PSObject.Base(Evaluate(node.Value!)) switch
        {
            IDictionary named => named.Cast<DictionaryEntry>().Select(e => new CommandArgument(TypeConversion.ToInvariantString(e.Key), true, e.Value) { IsSplatted = true }),
            IEnumerable many and not string => many.Cast<object?>().Select(value => new CommandArgument(value)),
            null => [],
            var single => [new CommandArgument(single)],
        };
    }

    // A number on a command line keeps how it was written, for a parameter that wants a text.
    private object? ArgumentValue(Node node) => node switch
    {
        Literal { Token: { } token, Value: { } value } => new PSObject(value) { TokenText = token },
        _ => Evaluate(node),
    };

    private void Assign(AssignmentStatement assignment)
    {
        var value = Value(assignment.Value);
        if (assignment.IsAddition)
        {
            value = Operators.Add(Evaluate(assignment.Target), value);
        }

        switch (assignment.Target)
        {
            case VariableNode variable:
                SetVariable(variable.Name, value);
                break;
            case MemberNode member:
                MemberAccess.Set(Evaluate(member.Target), member.Name, value);
                break;
            case IndexNode index:
                SetIndex(Evaluate(index.Target), Evaluate(index.Position), value);
                break;
        }
    }

    private void SetVariable(string name, object? value)
    {
        var (scope, bare) = Split(name);
        if (scope == "env")
        {
            Environment.SetEnvironmentVariable(bare, value is null ? null : TypeConversion.ToInvariantString(value));
            return;
        }

        if (bare.ToLowerInvariant() is "true" or "false" or "null")
        {
            var refusal = new SessionStateUnauthorizedAccessException($"Cannot overwrite variable {bare} because it is read-only or constant.");
            refusal.Describe("VariableNotWritable", ErrorCategory.WriteError, bare);
            throw refusal;
        }

        context.Variables.Set(bare, value);
    }

    private static void SetIndex(object? target, object? position, object? value)
    {
        switch (PSObject.Base(target))
        {
            case IDictionary dictionary:
                dictionary[PSObject.Base(position)!] = value;
                break;
            case IList list:
                list[LanguagePrimitives.ConvertTo<int>(position)] = value;
                break;
            default:
                throw RuntimeException.Of("NullArray", "Cannot index into a null array.");
        }
    }

    private static (string Scope, string Name) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (string.Empty, name) : (name[..colon].ToLowerInvariant(), name[(colon + 1)..]);
    }
}
