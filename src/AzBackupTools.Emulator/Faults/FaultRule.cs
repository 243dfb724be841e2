using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Faults;

/// <summary>
/// One rule: which requests it is for, how many of them it lets pass first, how likely it strikes the others, how many it strikes,
/// and how.
/// </summary>
internal sealed class FaultRule
{
    private const long Dice = 1_000_000_000;

    private readonly JsonObject _given;
    private readonly FaultState _state;

    private FaultRule(JsonObject given, FaultState state)
    {
        _given = given;
        _state = state;
        var body = new RequestBody(given);
        KnownMembers.Check(given, string.Empty, new[] { "match", "skip", "times", "probability", "effect" });
        if (body.Object("match") is { } match)
        {
            KnownMembers.Check(match, "match", new[] { "method", "pathContains" });
        }

        Method = body.Text("match", "method")?.ToUpperInvariant();
        PathContains = body.Text("match", "pathContains");
        Probability = body.Number("probability") ?? 1;
        Effect = FaultEffect.Read(body.Object("effect"));
        if (!(Probability >= 0 && Probability <= 1))
        {
            throw Invalid($"probability is {Probability.ToString(CultureInfo.InvariantCulture)}; it goes from 0 to 1.");
        }
    }

    public string Id => _state.Id;

    public string? Method { get; }

    public string? PathContains { get; }

    /// <summary>How likely it strikes what it is for: 0 to 1. The seed decides, by what is asked and how often it was asked before.</summary>
    public double Probability { get; }

    public FaultEffect Effect { get; }

    /// <exception cref="ArmErrorException">The rule is not well formed; the message names the member and the value.</exception>
    public static FaultRule Read(JsonObject given, string id)
    {
        var body = new RequestBody(given);
        int skip = body.Whole("skip") ?? 0;
        int? times = body.Whole("times");
        return skip < 0 ? throw Invalid($"skip is {skip}; it is 0 or more.")
            : times <= 0 ? throw Invalid($"times is {times}; it is 1 or more, or left out for a rule that stays.")
            : new FaultRule((JsonObject)given.DeepClone(), new FaultState { Id = id, Rule = given.ToJsonString(), SkipsLeft = skip, TimesLeft = times });
    }

    /// <summary>A rule as a snapshot has it.</summary>
    public static FaultRule Of(FaultState state) =>
        new(WireJson.ReadObject(System.Text.Encoding.UTF8.GetBytes(state.Rule)), state with { Draws = new Dictionary<string, int>(state.Draws) });

    /// <summary>The rule and how far it is, for a snapshot.</summary>
    public FaultState ToState() => _state with { Draws = new Dictionary<string, int>(_state.Draws) };

    /// <summary>True when the rule strikes this request at this moment; counts.</summary>
    public bool Strikes(FaultMoment moment, EmulatorRequest request, SeededIds ids)
    {
        if (Effect.Moment != moment
            || _state.TimesLeft == 0
            || (Method is not null && Method != request.Method)
            || (PathContains is not null && Uri.UnescapeDataString(request.Uri.PathAndQuery)
                .IndexOf(Uri.UnescapeDataString(PathContains), StringComparison.OrdinalIgnoreCase) < 0))
        {
            return false;
        }

        if (_state.SkipsLeft > 0)
        {
            _state.SkipsLeft--;
            return false;
        }

        if (!IsDrawn(request, ids))
        {
            return false;
        }

        _state.TimesLeft--;
        _state.Struck++;
        return true;
    }

    public JsonObject ToBody() => new()
    {
        ["id"] = Id,
        ["method"] = Method,
        ["pathContains"] = PathContains,
        ["effect"] = Effect.ToString(),
        ["probability"] = Probability,
        ["skipsLeft"] = _state.SkipsLeft,
        ["timesLeft"] = _state.TimesLeft,
        ["struck"] = _state.Struck,
        ["rule"] = _given.DeepClone(),
    };

    internal static ArmErrorException Invalid(string what) => new(400, "InvalidFault", what, fromGateway: true);

    /// <summary>By the request and not by its place among all: requests that run side by side meet the same fate in every run.</summary>
    private bool IsDrawn(EmulatorRequest request, SeededIds ids)
    {
        if (Probability >= 1)
        {
            return true;
        }

        string asked = ids.Guid("fault-draw", request.Method, request.Uri.PathAndQuery);
        _state.Draws.TryGetValue(asked, out int before);
        _state.Draws[asked] = before + 1;
        return ids.Between(0, Dice, "fault", Id, asked, before.ToString(CultureInfo.InvariantCulture)) < Probability * Dice;
    }
}
