using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Faults;

/// <summary>The rules in force, in the order they came. At each moment of a request the first that strikes is the one that counts.</summary>
internal sealed class FaultSet
{
    private readonly List<FaultRule> _rules = new();
    private int _made;

    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>The rules as a snapshot has them.</summary>
    public static FaultSet Of(IEnumerable<FaultState> states)
    {
        var set = new FaultSet();
        foreach (FaultState state in states)
        {
            set._rules.Add(FaultRule.Of(state));
            set._made = int.Parse(state.Id, CultureInfo.InvariantCulture);
        }

        return set;
    }

    public List<FaultState> ToStates() => _rules.Select(rule => rule.ToState()).ToList();

    /// <exception cref="Wire.ArmErrorException">The rule is not well formed; the message names the member and the value.</exception>
    public FaultRule Add(JsonObject given)
    {
        FaultRule rule = FaultRule.Read(given, (_made + 1).ToString(CultureInfo.InvariantCulture));
        _made++;
        _rules.Add(rule);
        return rule;
    }

    public int Clear()
    {
        int count = _rules.Count;
        _rules.Clear();
        return count;
    }

    /// <summary>Whether any rule is for such moments.</summary>
    public bool Watches(FaultMoment moment) => _rules.Exists(rule => rule.Effect.Moment == moment);

    public FaultRule? For(FaultMoment moment, EmulatorRequest request, SeededIds ids) =>
        _rules.FirstOrDefault(rule => rule.Strikes(moment, request, ids));
}
