using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Mars;

/// <summary>A member of JSON that knows where it stands, so that an error names it, its value, and what it can be.</summary>
/// <param name="node">The value; null where it is null or missing.</param>
/// <param name="part">The part of the file: "policy FilesAndFolders", or empty.</param>
/// <param name="path">The way to it from there: "retention.days".</param>
internal sealed class MarsMember(JsonNode? node, string part, string path)
{
    private const int LongestShown = 60;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether it is null, or missing.</summary>
    public bool IsNull => node is null;

    private string Subject => part.Length == 0 ? (path.Length == 0 ? "the file" : path) : path.Length == 0 ? part : $"{part}, {path}";

    /// <summary>A member of it.</summary>
    public MarsMember this[string name] => new((node as JsonObject)?[name], part, path.Length == 0 ? name : $"{path}.{name}");

    /// <summary>The same, told by the name of a part.</summary>
    public MarsMember Called(string name) => new(node, name, string.Empty);

    /// <summary>Whether it has a member, be it null.</summary>
    public bool Has(string name) => node is JsonObject json && json.ContainsKey(name);

    /// <summary>Lets through an object that has these members and no others; with none named, any.</summary>
    public MarsMember Object(params string[] known)
    {
        var unknown = Names().FirstOrDefault(name => known.Length > 0 && !known.Contains(name));
        return unknown is null ? this : throw new FormatException($"{Subject} has a member '{unknown}', which nobody knows; there are {string.Join(", ", known)}");
    }

    /// <summary>The elements of a list; none where it is null or missing.</summary>
    public IReadOnlyList<MarsMember> List() => node switch
    {
        null => [],
        JsonArray array => array.Select((one, index) => new MarsMember(one, part, $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]")).ToArray(),
        _ => throw Wrong("a list in brackets"),
    };

    /// <summary>The elements of a list that has to be there.</summary>
    public IReadOnlyList<MarsMember> RequiredList() => node is null ? throw Wrong("a list in brackets, which may be empty") : List();

    /// <summary>A whole number, or null.</summary>
    public int? Whole() => node is null ? null : node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw Wrong("a whole number");

    /// <summary>A whole number.</summary>
    public int RequiredWhole() => Whole() ?? throw Wrong("a whole number");

    /// <summary>True or false, or null.</summary>
    public bool? Truth() => node is null ? null : node is JsonValue value && value.TryGetValue<bool>(out var truth) ? truth : throw Wrong("true or false");

    /// <summary>A text, or null.</summary>
    public string? Text() => node is null ? null : node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong("a text");

    /// <summary>A text.</summary>
    public string RequiredText() => Text() ?? throw Wrong("a text");

    /// <summary>A text, or a whole number as text.</summary>
    public string TextOrWhole() => node is JsonValue value && value.TryGetValue<int>(out var number) ? number.ToString(CultureInfo.InvariantCulture) : RequiredText();

    /// <summary>One of the names of a kind; its numbers are none.</summary>
    public T Word<T>()
        where T : struct
    {
        var names = Enum.GetNames(typeof(T));
        var given = node is JsonValue value && value.TryGetValue<string>(out var text) ? names.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) : null;
        return given is null ? throw Wrong($"one of {string.Join(", ", names)}") : (T)Enum.Parse(typeof(T), given);
    }

    /// <summary>A time of day.</summary>
    public TimeSpan Time() =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out var time)
            ? time
            : throw Wrong("a time such as \"22:00\"");

    /// <summary>The error that says what it has to be.</summary>
    public FormatException Wrong(string what) => new(node is null ? $"{Subject} is missing, and has to be {what}" : $"{Subject} is {Shown(node)}, and has to be {what}");

    private string[] Names()
    {
        var json = node as JsonObject ?? throw Wrong("an object in braces");
        try
        {
            return json.Select(static member => member.Key).ToArray();
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"{Subject} has a member twice", exception);
        }
    }

    private static string Shown(JsonNode node)
    {
        var text = node.ToJsonString(AsWritten);
        return text.Length > LongestShown ? text.Substring(0, LongestShown) + " ..." : text;
    }
}
