using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Invents a body that has every documented field, each with a value that occurs nowhere else.</summary>
internal sealed class ContractBody
{
    private readonly int _choice;
    private int _next = 1000;

    private ContractBody(int choice) => _choice = choice;

    /// <summary>The paths of the booleans, which cannot be told apart by their values.</summary>
    public List<string> Booleans { get; } = [];

    /// <summary>A body of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="properties">The kind of "properties" where there is a choice.</param>
    /// <param name="choice">Counts through the kinds of everything below.</param>
    /// <param name="body">What was invented.</param>
    public static ContractBody Invent(Contract.Schema schema, Contract.Schema? properties, int choice, out JsonObject body)
    {
        var invention = new ContractBody(choice);
        body = invention.Object(schema, string.Empty, properties);
        return invention;
    }

    private JsonObject Object(Contract.Schema schema, string path, Contract.Schema? propertiesKind = null)
    {
        var kinds = schema.Kinds();
        var kind = kinds[_choice % kinds.Count];
        var body = new JsonObject();
        foreach (var (name, property) in kind.Properties())
        {
            body[name] = name == "properties" && propertiesKind is not null
                ? Object(propertiesKind, $"{path}.{name}")
                : name == kind.Discriminator && kind.DiscriminatorValue is { } word ? JsonValue.Create(word) : Value(property, name, $"{path}.{name}");
        }

        if (kind.MapValues is { } values)
        {
            body["first key"] = Value(values, "first key", path + ".first key");
            body["second key"] = Value(values, "second key", path + ".second key");
        }

        return body;
    }

    private JsonNode Value(Contract.Schema schema, string name, string path)
    {
        var number = _next++;
        switch (schema.Type)
        {
            case "array":
                return new JsonArray(Value(schema.Items!, name, path + "[]"), Value(schema.Items!, name, path + "[]"));
            case "boolean":
                Booleans.Add(path);
                return false;
            case "integer":
                return number;
            case "number":
                return number + 0.5;
            case "object" or null when schema.Properties().Count > 0 || schema.MapValues is not null || schema.Kinds().Count > 1:
                return Object(schema, path);
            default:
                return Text(schema, name, number);
        }
    }

    private static string Text(Contract.Schema schema, string name, int number)
    {
        if (schema.Format == "date-time" || name.EndsWith("expiryTime", StringComparison.Ordinal))
        {
            return new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        if (schema.Format == "duration" || name.Contains("RemainingDuration", StringComparison.Ordinal))
        {
            return string.Create(CultureInfo.InvariantCulture, $"PT{number}.25S");
        }

        if (name.EndsWith("TimeRemaining", StringComparison.Ordinal))
        {
            return new TimeSpan(13, 1, 0, number).ToString("c", CultureInfo.InvariantCulture);
        }

        return name.EndsWith("InBytes", StringComparison.Ordinal)
            ? number.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"invented {number}");
    }
}
