using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Binding;

/// <summary>Binds the arguments of one command, by the rules and in the order of the engine.</summary>
internal sealed partial class ParameterBinder
{
    private readonly CmdletProcessor _processor;
    private readonly CommandMetadata _metadata;
    private readonly InvocationInfo _invocation;
    private readonly EngineIntrinsics _engine;
    private readonly List<BindableParameter> _unbound;
    private readonly HashSet<string> _bound = new(StringComparer.OrdinalIgnoreCase);
    private uint _currentSets = uint.MaxValue;
    private bool _expectsInput;

    internal ParameterBinder(CmdletProcessor processor, CommandMetadata metadata, InvocationInfo invocation, EngineIntrinsics engine)
    {
        _processor = processor;
        _metadata = metadata;
        _invocation = invocation;
        _engine = engine;
        _unbound = [.. metadata.Parameters];
    }

    /// <summary>The name of the parameter set that the arguments chose so far.</summary>
    internal string SetName => _currentSets == uint.MaxValue ? ParameterAttribute.AllParameterSets : _metadata.SetName(_currentSets);

    /// <summary>Binds what stands on the command line, before the first object comes down the pipeline.</summary>
    internal void BindCommandLine(IReadOnlyList<CommandArgument> arguments, bool expectsInput)
    {
        _expectsInput = expectsInput;
        var left = BindNamed(PairUp(arguments));
        left = BindPositional(left, out var refusal);
        ResolveSets(beforePipeline: true, setDefault: false);
        left = BindRemaining(left);
        RefuseLeftovers(left, refusal);

        var count = expectsInput
            ? ResolveSets(beforePipeline: true, setDefault: false)
            : ResolveSets(beforePipeline: false, setDefault: true);
        if (count > 1 && expectsInput)
        {
            var narrowed = SetsThatTakePipelineInput();
            if (narrowed != _currentSets)
            {
                _currentSets = narrowed;
                count = ResolveSets(beforePipeline: true, setDefault: false);
            }
        }

        RefuseMissingMandatory(count);
        if (!expectsInput)
        {
            RequireOneSet();
        }

        _setsBeforePipeline = _currentSets;
        _processor.SetParameterSetName(SetName);
    }

    private List<CommandArgument> PairUp(IReadOnlyList<CommandArgument> arguments)
    {
        var result = new List<CommandArgument>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument.ParameterName is null || argument.HasValue || _metadata.Find(argument.ParameterName, _invocation) is not { } parameter)
            {
                result.Add(argument);
                continue;
            }

            if (parameter.IsSwitch)
            {
                result.Add(new CommandArgument(argument.ParameterName, true, SwitchParameter.Present));
                continue;
            }

            var next = i + 1 < arguments.Count ? arguments[i + 1] : null;
            if (next is null || (next.ParameterName is not null && (next.HasValue || _metadata.Find(next.ParameterName, _invocation) is not null)))
            {
                throw Error(
                    ErrorCategory.InvalidArgument,
                    "MissingArgument",
                    $"Missing an argument for parameter '{parameter.Name}'. Specify a parameter of type '{parameter.Type}' and try again.",
                    parameter);
            }

            i++;
            result.Add(new CommandArgument(parameter.Name, true, next.ParameterName is null ? next.Value : "-" + next.ParameterName));
        }

        return result;
    }

    private List<CommandArgument> BindNamed(List<CommandArgument> arguments)
    {
        var left = new List<CommandArgument>();
        foreach (var argument in arguments.OrderBy(a => a.IsSplatted))
        {
            var parameter = argument.ParameterName is null ? null : _metadata.Find(argument.ParameterName, _invocation);
            if (parameter is null)
            {
                left.Add(argument);
                continue;
            }

            if (_bound.Contains(parameter.Name))
            {
                if (argument.IsSplatted)
                {
                    continue;
                }

                throw Error(
                    ErrorCategory.InvalidArgument,
                    "ParameterAlreadyBound",
                    $"Cannot bind parameter because parameter '{argument.ParameterName}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".",
                    parameter);
            }

            Bind(parameter, argument.Value, coerce: true);
        }

        return left;
    }

    private List<CommandArgument> BindRemaining(List<CommandArgument> arguments)
    {
        var taker = arguments.Count == 0 ? null : _unbound.FirstOrDefault(p => p.SetsIn(_currentSets).Any(s => s.Attribute.ValueFromRemainingArguments));
        if (taker is null)
        {
            return arguments;
        }

        var values = new List<object?>();
        foreach (var argument in arguments)
        {
            if (argument.ParameterName is not null)
            {
                values.Add("-" + argument.ParameterName);
            }

            if (argument.HasValue)
            {
                values.Add(argument.Value);
            }
        }

        Bind(taker, values.Count == 1 && Conversion.Enumeration.Of(values[0]) is not null ? values[0] : values.ToArray(), coerce: true);
        return [];
    }

    private void RefuseLeftovers(List<CommandArgument> arguments, ParameterBindingException? refusal)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var first = arguments[0];
        if (first.ParameterName is not null)
        {
            throw new ParameterBindingException(
                ErrorCategory.InvalidArgument,
                _invocation,
                "NamedParameterNotFound",
                $"A parameter cannot be found that matches parameter name '{first.ParameterName}'.",
                first.ParameterName);
        }

        var text = first.Value is null ? "$null" : first.Value.ToString();
        throw refusal ?? new ParameterBindingException(
            ErrorCategory.InvalidArgument,
            _invocation,
            "PositionalParameterNotFound",
            $"A positional parameter cannot be found that accepts argument '{text}'.",
            text);
    }

    private ParameterBindingException Error(ErrorCategory category, string id, string message, BindableParameter? parameter, Exception? inner = null, Type? given = null) =>
        new(category, _invocation, id, message, parameter?.Name, parameter?.Type, given, inner);
}
