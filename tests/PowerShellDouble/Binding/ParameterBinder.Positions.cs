using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PowerShellDouble.Binding;

internal sealed partial class ParameterBinder
{
    private List<CommandArgument> BindPositional(List<CommandArgument> arguments, out ParameterBindingException? refusal)
    {
        refusal = null;
        var left = new List<CommandArgument>();
        var next = 0;
        var positions = _unbound
            .SelectMany(p => p.SetsIn(_currentSets).Where(s => s.IsPositional).Select(s => s.Attribute.Position))
            .Distinct()
            .Order()
            .ToList();
        foreach (var position in positions)
        {
            var candidates = _unbound.Where(p => p.SetsIn(_currentSets).Any(s => s.IsPositional && s.Attribute.Position == position)).ToList();
            if (candidates.Count == 0)
            {
                continue;
            }

            while (next < arguments.Count && arguments[next].ParameterName is not null)
            {
                left.Add(arguments[next++]);
            }

            if (next == arguments.Count)
            {
                break;
            }

            var argument = arguments[next++];
            if (!BindAtPosition(candidates, position, argument, out refusal))
            {
                left.Add(argument);
            }
        }

        left.AddRange(arguments.Skip(next));
        return left;
    }

    // The default set goes before the others, and a value as it is before a converted one.
    private bool BindAtPosition(List<BindableParameter> candidates, int position, CommandArgument argument, out ParameterBindingException? refusal)
    {
        var defaultIsOpen = _metadata.DefaultSetFlag != 0 && (_currentSets & _metadata.DefaultSetFlag) != 0;
        refusal = null;
        foreach (var coerce in new[] { false, true })
        {
            if (defaultIsOpen && BindInSets(_metadata.DefaultSetFlag, candidates, position, argument, coerce, out refusal))
            {
                return true;
            }

            if (BindInSets(_currentSets, candidates, position, argument, coerce, out refusal))
            {
                return true;
            }
        }

        return false;
    }

    private bool BindInSets(uint sets, List<BindableParameter> candidates, int position, CommandArgument argument, bool coerce, out ParameterBindingException? refusal)
    {
        var bound = false;
        refusal = null;
        foreach (var parameter in candidates.Where(p => p.SetsIn(sets).Any(s => s.IsPositional && s.Attribute.Position == position)))
        {
            try
            {
                bound |= Bind(parameter, argument.Value, coerce);
            }
            catch (ParameterBindingException exception) when (exception is not (ParameterBindingValidationException or ParameterBindingArgumentTransformationException))
            {
                refusal = exception;
            }
        }

        return bound;
    }
}
