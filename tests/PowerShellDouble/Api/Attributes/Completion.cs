using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Language;

namespace System.Management.Automation;

/// <summary>Names the class that completes a parameter's values.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class ArgumentCompleterAttribute : Attribute
{
    public ArgumentCompleterAttribute(Type type)
    {
        if (type is null || !typeof(IArgumentCompleter).IsAssignableFrom(type))
        {
            throw new PSArgumentException("The completer must be a type that implements IArgumentCompleter.", nameof(type));
        }

        Type = type;
    }

    public ArgumentCompleterAttribute(ScriptBlock scriptBlock)
    {
        ScriptBlock = scriptBlock;
    }

    public ScriptBlock? ScriptBlock { get; }

    public Type? Type { get; }
}

/// <summary>Completes a parameter's values.</summary>
public interface IArgumentCompleter
{
    IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters);
}

/// <summary>One way to go on typing.</summary>
public class CompletionResult
{
    public CompletionResult(string completionText, string listItemText, CompletionResultType resultType, string toolTip)
    {
        ArgumentException.ThrowIfNullOrEmpty(completionText);
        ArgumentException.ThrowIfNullOrEmpty(listItemText);
        ArgumentException.ThrowIfNullOrEmpty(toolTip);
        CompletionText = completionText;
        ListItemText = listItemText;
        ResultType = resultType;
        ToolTip = toolTip;
    }

    public CompletionResult(string completionText)
        : this(completionText, completionText, CompletionResultType.Text, completionText)
    {
    }

    public string CompletionText { get; }

    public string ListItemText { get; }

    public CompletionResultType ResultType { get; }

    public string ToolTip { get; }
}
