using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>A value in a body whose place is documented.</summary>
internal sealed record DocumentedLeaf(string Path, JsonValue Value, Contract.Schema Schema)
{
    /// <summary>All of them, in a body of a schema.</summary>
    public static IEnumerable<DocumentedLeaf> In(JsonNode? node, Contract.Schema schema, string path = "")
    {
        switch (node)
        {
            case JsonObject value:
                var kind = schema.Of(value);
                var properties = kind.Properties();
                foreach (var pair in value)
                {
                    var known = properties.TryGetValue(pair.Key, out var property) ? property : kind.MapValues;
                    if (known is not null)
                    {
                        foreach (var leaf in In(pair.Value, known, $"{path}.{pair.Key}"))
                        {
                            yield return leaf;
                        }
                    }
                }

                break;
            case JsonArray array when schema.Items is { } items:
                foreach (var element in array)
                {
                    foreach (var leaf in In(element, items, path + "[]"))
                    {
                        yield return leaf;
                    }
                }

                break;
            case JsonValue value:
                yield return new DocumentedLeaf(path, value, schema);
                break;
        }
    }

    /// <summary>How a model may hold the value; nothing where the value means none.</summary>
    public IReadOnlyList<string> Spellings()
    {
        switch (Value.GetValueKind())
        {
            case JsonValueKind.True:
            case JsonValueKind.False:
                return [ModelDump.Spell(Value.GetValue<bool>())];
            case JsonValueKind.Number:
                return OfNumber();
            default:
                return ModelDump.SpellingsOfText(Value.ToString());
        }
    }

    public override string ToString() => $"{Path} = {Value.ToJsonString()}";

    private List<string> OfNumber()
    {
        var number = double.Parse(Value.ToString(), CultureInfo.InvariantCulture);
        List<string> spellings = [ModelDump.Spell(number), ModelDump.Spell(Value.ToString())];
        if (Path.EndsWith("GB", System.StringComparison.Ordinal))
        {
            spellings.Add(ModelDump.Spell(number * (1L << 30)));
        }

        // Where words are documented, a number counts through them.
        if (number >= 0 && number < Schema.Enum.Count)
        {
            spellings.Add(ModelDump.Spell(Schema.Enum[(int)number]));
        }

        return spellings;
    }
}
