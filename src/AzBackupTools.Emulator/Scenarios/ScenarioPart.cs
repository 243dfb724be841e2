using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Scenarios;

/// <summary>One object of a scenario and its place in it, so that whoever wrote it hears where something is wrong.</summary>
internal sealed class ScenarioPart
{
    /// <summary>Ten years: nothing asks for more, and the first days of the calendar stay out of reach.</summary>
    private const double LongestAgo = 3650;

    /// <summary>Takes an object.</summary>
    /// <exception cref="ArgumentException">It has a member that is not among <paramref name="known"/>.</exception>
    public ScenarioPart(JsonObject given, string path, IReadOnlyCollection<string> known)
    {
        Given = given;
        Path = path;
        if (given.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } stranger)
        {
            throw new ArgumentException($"There is no member '{Place(stranger)}'. There are here: {string.Join(", ", known)}.");
        }
    }

    public JsonObject Given { get; }

    /// <summary>vaults[0].items[2], or nothing for the whole.</summary>
    public string Path { get; }

    public string Place(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public bool Has(string name) => Given[name] is not null;

    public string Need(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new ArgumentException($"{Place(name)} is missing.");

    public string? Text(string name) => Given[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        { } other => throw Wrong(name, other, "a text"),
    };

    public string? OneOf(string name, params string[] known)
    {
        string? text = Text(name);
        return text is null ? null
            : known.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw Wrong(name, Given[name]!, "one of " + string.Join(", ", known));
    }

    public JsonObject? Object(string name) => Given[name] switch
    {
        null => null,
        JsonObject value => value,
        { } other => throw Wrong(name, other, "an object"),
    };

    public JsonArray? Array(string name) => Given[name] switch
    {
        null => null,
        JsonArray value => value,
        { } other => throw Wrong(name, other, "a list"),
    };

    /// <summary>A number of days before the start, or null.</summary>
    public double? DaysAgo(string name) => Given[name] is { } value ? Days(name, value) : null;

    /// <summary>Several numbers of days before the start.</summary>
    public IEnumerable<double> AllDaysAgo(string name) =>
        (Array(name) ?? new JsonArray()).Select((value, i) => Days($"{name}[{i}]", value)).ToList();

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<ScenarioPart> Parts(string name, params string[] known) =>
        (Array(name) ?? new JsonArray())
            .Select((element, i) => new ScenarioPart(
                element as JsonObject ?? throw Wrong($"{name}[{i}]", element, "an object"), Place($"{name}[{i}]"), known))
            .ToList();

    public ArgumentException Wrong(string name, JsonNode? value, string expected) =>
        new($"{Place(name)} is {(value is null ? "null" : Shown(value))}; it must be {expected}.");

    private static string Shown(JsonNode value)
    {
        const int Most = 60;
        string text = value.ToJsonString();
        return text.Length > Most ? text.Substring(0, Most) + "..." : text;
    }

    private double Days(string name, JsonNode? value) =>
        value is JsonValue number && number.GetValueKind() == JsonValueKind.Number
        && double.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double days) && days >= 0 && days <= LongestAgo
            ? days
            : throw Wrong(name, value, "a number of days before the start, from 0 to " + LongestAgo.ToString(CultureInfo.InvariantCulture));
}
