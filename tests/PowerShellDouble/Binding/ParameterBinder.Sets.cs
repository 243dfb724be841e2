using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace PowerShellDouble.Binding;

internal sealed partial class ParameterBinder
{
    private static int CountOf(uint sets) => sets == uint.MaxValue ? 1 : BitOperations.PopCount(sets);

    /// <summary>How many sets are still possible; throws where that can no longer become one.</summary>
    private int ResolveSets(bool beforePipeline, bool setDefault)
    {
        var count = CountOf(_currentSets);
        var defaultSet = _metadata.DefaultSetFlag;
        if (count == 0 && _currentSets != uint.MaxValue)
        {
            throw Ambiguous();
        }

        if (count > 1)
        {
            if ((!beforePipeline && _currentSets == defaultSet) || (defaultSet != 0 && (_currentSets & defaultSet) != 0))
            {
                _processor.SetParameterSetName(_metadata.SetName(defaultSet));
                if (setDefault)
                {
                    _currentSets = defaultSet;
                    count = 1;
                }
            }
            else if (!beforePipeline || !SomeUnboundTakesPipelineInput())
            {
                count = ResolveByMandatory();
            }

            return count;
        }

        if (_currentSets == uint.MaxValue)
        {
            count = _metadata.SetCount > 0 ? _metadata.SetCount : 1;
            if (beforePipeline && SomeUnboundTakesPipelineInput())
            {
                return count;
            }

            if (defaultSet != 0)
            {
                if (setDefault)
                {
                    _currentSets = defaultSet;
                    count = 1;
                }
            }
            else if (count > 1)
            {
                count = ResolveByMandatory();
            }
        }

        _processor.SetParameterSetName(SetName);
        return count;
    }

    // Of the sets that are left, the only one that misses no mandatory parameter.
    private int ResolveByMandatory()
    {
        var remaining = _currentSets & _metadata.AllSetFlags;
        foreach (var set in _unbound.SelectMany(p => p.Sets.Values).Where(s => s.IsMandatory))
        {
            remaining &= ~set.Flag;
        }

        if (CountOf(remaining) != 1)
        {
            throw Ambiguous();
        }

        _currentSets = remaining;
        _processor.SetParameterSetName(SetName);
        return 1;
    }

    private bool SomeUnboundTakesPipelineInput() =>
        _unbound.Any(p => p.SetsIn(_currentSets).Any(s => s.TakesPipelineInput));

    private uint SetsThatTakePipelineInput()
    {
        uint taking = 0;
        foreach (var set in _unbound.SelectMany(p => p.SetsIn(_currentSets)).Where(s => s.TakesPipelineInput))
        {
            if (set.IsInAllSets)
            {
                return _currentSets;
            }

            taking |= set.Flag;
        }

        return taking == 0 ? _currentSets : _currentSets & taking;
    }

    private void RequireOneSet()
    {
        if (_metadata.SetCount > 1 && _currentSets == uint.MaxValue)
        {
            if (_metadata.DefaultSetFlag == 0)
            {
                throw Ambiguous();
            }

            _currentSets = _metadata.DefaultSetFlag;
        }
    }

    private ParameterBindingException Ambiguous() => Error(
        ErrorCategory.InvalidArgument,
        "AmbiguousParameterSet",
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
        null);
}
