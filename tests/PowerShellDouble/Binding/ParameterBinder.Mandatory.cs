using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PowerShellDouble.Binding;

internal sealed partial class ParameterBinder
{
    /// <summary>The mandatory parameters that neither the command line nor the pipeline object gave; to be asked per object.</summary>
    internal IReadOnlyList<BindableParameter> MissingAfterInput() =>
        _unbound.Where(p => p.SetsIn(_currentSets).Any(s => s.IsMandatory)).ToList();

    internal static string Names(IEnumerable<BindableParameter> parameters) => string.Concat(parameters.Select(p => " " + p.Name));

    private void RefuseMissingMandatory(int setCount)
    {
        var missing = _expectsInput ? MissingThatInputCannotGive(setCount) : MissingAfterInput();
        if (missing.Count > 0)
        {
            var names = Names(missing);
            throw new ParameterBindingException(
                ErrorCategory.InvalidArgument,
                _invocation,
                "MissingMandatoryParameter",
                $"Cannot process command because of one or more missing mandatory parameters:{names}.",
                names);
        }
    }

    // Of the sets that miss something mandatory, one is chosen: the only one, the default, or the one that the pipeline can fill.
    private IReadOnlyList<BindableParameter> MissingThatInputCannotGive(int setCount)
    {
        var mandatory = _unbound
            .SelectMany(p => p.SetsIn(_currentSets).Where(s => s.IsMandatory).Select(s => (Parameter: p, Set: s)))
            .ToList();
        if (mandatory.Count == 0)
        {
            return [];
        }

        var open = _currentSets & (_metadata.AllSetFlags == 0 ? uint.MaxValue : _metadata.AllSetFlags);
        var missing = mandatory.Any(m => m.Set.IsInAllSets) ? open : mandatory.Aggregate(0u, (flags, m) => flags | m.Set.Flag) & open;
        var defaultSet = _metadata.DefaultSetFlag;
        if (setCount > 1 && defaultSet != 0 && (defaultSet & missing) == 0 && (defaultSet & open) != 0
            && !mandatory.Any(m => !m.Set.IsInAllSets && m.Set.TakesPipelineInput))
        {
            // Nothing that the pipeline could give: the sets that miss something are out.
            _currentSets = open & ~missing;
            return [];
        }

        uint chosen;
        if (CountOf(missing) <= 1)
        {
            chosen = missing;
        }
        else if (defaultSet != 0 && (missing & defaultSet) != 0 && LatchesOnToDefault(mandatory, defaultSet))
        {
            chosen = _currentSets = defaultSet;
        }
        else
        {
            chosen = TheOneThatInputFills(mandatory, missing);
        }

        return chosen == 0
            ? []
            : mandatory.Where(m => m.Set.IsIn(chosen) && !m.Set.TakesPipelineInput).Select(m => m.Parameter).Distinct().ToList();
    }

    private static bool LatchesOnToDefault(List<(BindableParameter Parameter, ParameterSetData Set)> mandatory, uint defaultSet)
    {
        bool IsDefault(ParameterSetData set) => (set.Flag & defaultSet) != 0;
        var others = mandatory.Where(m => !m.Set.IsInAllSets && !IsDefault(m.Set)).GroupBy(m => m.Set.Flag).ToList();
        var otherTakesInput = others.Any(g => g.Any(m => m.Set.TakesPipelineInput) && g.All(m => m.Set.TakesPipelineInput));
        var otherTakesByName = others.Any(g => g.Any(m => m.Set.Attribute.ValueFromPipelineByPropertyName));
        var own = mandatory.Where(m => IsDefault(m.Set)).ToList();
        return (own.Any(m => m.Set.Attribute.ValueFromPipelineByPropertyName) && !otherTakesByName)
            || !otherTakesInput
            || mandatory.Any(m => m.Set.IsInAllSets && !m.Set.TakesPipelineInput);
    }

    private uint TheOneThatInputFills(List<(BindableParameter Parameter, ParameterSetData Set)> mandatory, uint missing)
    {
        uint[] Sets(System.Func<ParameterAttribute, bool> takes) =>
            mandatory.Where(m => (m.Set.Flag & missing) != 0 && takes(m.Set.Attribute)).Select(m => m.Set.Flag).Distinct().ToArray();

        var byValue = Sets(a => a.ValueFromPipeline);
        var byName = Sets(a => a.ValueFromPipelineByPropertyName);
        var unique = (byValue, byName) switch
        {
            ([var v], [var n]) when v == n => v,
            ([var v], []) => v,
            ([], [var n]) => n,
            _ => 0u,
        };
        var needs = mandatory.Where(m => m.Set.IsIn(missing) && !m.Set.TakesPipelineInput).ToList();
        if (unique == 0 && needs.Count > 0)
        {
            if (byValue is [var only])
            {
                unique = only;
            }
            else if (byValue.Length < 2 && byName.Length < 2)
            {
                throw Ambiguous();
            }
            else
            {
                _currentSets = (_currentSets & _metadata.AllSetFlags) & ~needs.Aggregate(0u, (flags, m) => flags | m.Set.Flag);
                return _currentSets == 0 ? throw Ambiguous() : 0u;
            }
        }

        if (unique != 0)
        {
            var ownNeeds = needs.Any(m => (m.Set.Flag & unique) != 0);
            var ignored = mandatory.Where(m => !m.Set.IsInAllSets && (m.Set.Flag & unique) == 0).Aggregate(0u, (flags, m) => flags | m.Set.Flag);
            _currentSets = ownNeeds ? unique : (_currentSets & _metadata.AllSetFlags) & ~ignored;
            _processor.SetParameterSetName(SetName);
            _preferredSet = ownNeeds || _currentSets == unique ? 0 : unique;
        }

        return unique;
    }
}
