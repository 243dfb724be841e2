using System;
using System.Collections.Generic;
using System.Management.Automation;
using PowerShellDouble.Binding;

namespace PowerShellDouble.Execution;

/// <summary>Runs a command that a test defines: it gathers its input and answers at the end.</summary>
internal sealed class DelegateProcessor(CommandDefinition definition, IReadOnlyList<CommandArgument> arguments) : CommandProcessor
{
    private readonly List<object?> _input = [];

    internal override void Begin()
    {
    }

    internal override void Execute()
    {
        while (TryRead(out var value))
        {
            _input.Add(value);
        }
    }

    internal override void Complete()
    {
        Execute();
        IEnumerable<object?> answer;
        try
        {
            answer = definition.Body!(arguments, _input);
        }
        catch (Exception exception) when (exception is not RuntimeException)
        {
            throw new RuntimeException(exception.Message, exception);
        }

        foreach (var value in answer)
        {
            Output(value);
        }
    }

    internal override void Stop()
    {
    }
}
