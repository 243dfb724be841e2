using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Emulator.Faults;

/// <summary>The rules in force, in the order they came. The first that strikes is the one that counts.</summary>
internal sealed class FaultSet
{
    private readonly List<FaultRule> _rules = new();
    private int _made;

    public IReadOnlyList<FaultRule> Rules => _rules;

    public string NextId() => (++_made).ToString(CultureInfo.InvariantCulture);

    public void Add(FaultRule rule) => _rules.Add(rule);

    public int Clear()
    {
        int count = _rules.Count;
        _rules.Clear();
        return count;
    }

    public FaultRule? For(EmulatorRequest request) => _rules.FirstOrDefault(rule => rule.Strikes(request));
}
