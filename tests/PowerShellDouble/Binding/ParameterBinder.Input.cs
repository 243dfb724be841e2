using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PowerShellDouble.Binding;

internal sealed partial class ParameterBinder
{
    private readonly List<(BindableParameter Parameter, object? Before)> _boundFromInput = [];
    private readonly Dictionary<BindableParameter, object?> _defaults = [];
    private uint _setsBeforePipeline;
    private uint _preferredSet;

    /// <summary>Binds one object of the pipeline: by value, then by property name, each first as it is and then converted.</summary>
    /// <returns>Whether it found a place.</returns>
    internal bool BindInput(object? input)
    {
        Restore();
        _currentSets = _setsBeforePipeline;
        var wrapped = input is null ? null : PSObject.AsPSObject(input);
        var any = false;
        try
        {
            uint[] rounds = _preferredSet != 0 ? [_preferredSet, _currentSets & ~_preferredSet] : [_currentSets];
            for (var round = 0; round < rounds.Length; round++)
            {
                var sets = rounds[round];
                foreach (var (byValue, coerce) in new[] { (true, false), (false, false), (true, true), (false, true) })
                {
                    if (!BindState(wrapped, byValue, coerce, sets))
                    {
                        continue;
                    }

                    any = true;
                    if (round == rounds.Length - 1)
                    {
                        ResolveSets(beforePipeline: true, setDefault: true);
                        sets = _currentSets;
                    }
                }

                if (round == 0 && rounds.Length > 1 && _currentSets == _preferredSet)
                {
                    break;
                }
            }

            ResolveSets(beforePipeline: false, setDefault: true);
            RequireOneSet();
            _processor.SetParameterSetName(SetName);
        }
        catch (ParameterBindingException)
        {
            Restore();
            throw;
        }

        if (!any)
        {
            Restore();
        }

        return any;
    }

    private bool BindState(PSObject? input, bool byValue, bool coerce, uint sets)
    {
        var defaultSet = _metadata.DefaultSetFlag;
        if (defaultSet != 0 && (sets & defaultSet) != 0)
        {
            if (BindStateInSets(input, byValue, coerce, defaultSet))
            {
                return true;
            }

            sets &= ~defaultSet;
        }

        return BindStateInSets(input, byValue, coerce, sets);
    }

    private bool BindStateInSets(PSObject? input, bool byValue, bool coerce, uint sets)
    {
        var any = false;
        for (var i = _unbound.Count - 1; i >= 0; i--)
        {
            var parameter = _unbound[i];
            var takes = parameter.IsIn(sets) && parameter.SetsIn(sets)
                .Any(s => byValue ? s.Attribute.ValueFromPipeline : s.Attribute.ValueFromPipelineByPropertyName && input is not null);
            if (takes)
            {
                any |= byValue ? BindValue(parameter, input, coerce) : BindProperty(parameter, input!, coerce);
            }
        }

        return any;
    }

    private bool BindValue(BindableParameter parameter, PSObject? input, bool coerce)
    {
        try
        {
            return BindFromInput(parameter, input, coerce);
        }
        catch (ParameterBindingArgumentTransformationException exception) when (IsInvalidCast(exception))
        {
            return false;
        }
        catch (ParameterBindingException exception) when (exception is not (ParameterBindingArgumentTransformationException or ParameterBindingValidationException))
        {
            return false;
        }
    }

    private bool BindProperty(BindableParameter parameter, PSObject input, bool coerce)
    {
        var property = parameter.Aliases.Prepend(parameter.Name).Select(name => input.Properties[name]).FirstOrDefault(p => p is not null);
        if (property is null)
        {
            return false;
        }

        try
        {
            return BindFromInput(parameter, property.Value, coerce);
        }
        catch (ParameterBindingException exception) when (exception is not (ParameterBindingArgumentTransformationException or ParameterBindingValidationException))
        {
            return false;
        }
    }

    private bool BindFromInput(BindableParameter parameter, object? value, bool coerce)
    {
        var target = _processor.TargetOf(parameter);
        if (!_defaults.TryGetValue(parameter, out var before))
        {
            _defaults[parameter] = before = parameter.Get(target);
        }

        if (!Bind(parameter, value, coerce))
        {
            return false;
        }

        _boundFromInput.Add((parameter, before));
        return true;
    }

    private static bool IsInvalidCast(ParameterBindingException exception) =>
        exception.InnerException is PSInvalidCastException
        || (exception.InnerException as ArgumentTransformationMetadataException)?.InnerException is PSInvalidCastException;

    private void Restore()
    {
        foreach (var (parameter, before) in _boundFromInput)
        {
            parameter.Set(_processor.TargetOf(parameter), before);
            _bound.Remove(parameter.Name);
            _invocation.BoundParameters.Remove(parameter.Name);
            _unbound.Add(parameter);
        }

        _boundFromInput.Clear();
    }
}
