using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PowerShellDouble.Binding;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Completion;

/// <summary>What could be typed at the end of a command line: a command, a parameter, or one of a parameter's values.</summary>
internal static class CommandLineCompleter
{
    internal static IReadOnlyList<CompletionResult> Complete(SessionContext context, string line)
    {
        var words = TypedLine.Of(line);
        if (words.Command is null)
        {
            return Commands(context, words.Last);
        }

        if (context.Commands.Find(words.Command)?.Type is not { } type)
        {
            return [];
        }

        var metadata = CommandMetadata.Of(type);
        if (words.Last.StartsWith('-') && words.LastIsBare)
        {
            return Parameters(metadata, words.Last[1..]);
        }

        var bound = words.Bound(metadata, context, out var parameter);
        return parameter is null ? [] : Values(context, metadata, parameter, words, bound);
    }

    private static List<CompletionResult> Commands(SessionContext context, string prefix) =>
        context.Commands.Names
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(name, name, CompletionResultType.Command, name))
            .ToList();

    private static List<CompletionResult> Parameters(CommandMetadata metadata, string prefix) =>
        metadata.Parameters
            .Where(p => !p.IsHidden && p.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(p => new CompletionResult("-" + p.Name, p.Name, CompletionResultType.ParameterName, $"[{p.Type.Name}] {p.Name}"))
            .ToList();

    private static IReadOnlyList<CompletionResult> Values(SessionContext context, CommandMetadata metadata, BindableParameter parameter, TypedLine words, IDictionary bound)
    {
        if (parameter.Completer?.Type is { } completer)
        {
            var extent = new TextExtent(words.Text, 0, words.Text.Length);
            return ((IArgumentCompleter)Activator.CreateInstance(completer)!)
                .CompleteArgument(metadata.Name, parameter.Name, words.Last, new CommandAst(extent, metadata.Name), bound)
                .ToList();
        }

        var element = parameter.ElementType ?? Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        var values = parameter.Validations.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues
            ?? (element.IsEnum ? Enum.GetNames(element).Order(StringComparer.OrdinalIgnoreCase).ToList() : []);
        return values
            .Where(v => v.StartsWith(words.Last, StringComparison.OrdinalIgnoreCase))
            .Select(v => new CompletionResult(v.Contains(' ', StringComparison.Ordinal) ? $"'{v}'" : v, v, CompletionResultType.ParameterValue, v))
            .ToList();
    }
}
