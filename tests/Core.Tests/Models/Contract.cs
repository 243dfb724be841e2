using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Tests.Support;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Azure's OpenAPI documents: definitions with references, bases and discriminators resolved.</summary>
internal sealed class Contract
{
    private const string Root = "contract/specification";

    private static readonly Dictionary<string, JsonObject> Documents = new(StringComparer.Ordinal);

    private Contract(string document) => Document = document;

    public static Contract Backup { get; } =
        new("recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json");

    public static Contract Vaults { get; } =
        new("recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaults.json");

    private string Document { get; }

    public Schema Definition(string name) => new(Document, Load(Document)["definitions"]![name]!.AsObject(), name);

    /// <summary>All definitions that name <paramref name="baseName" /> as a base, directly or not, and can occur on the wire.</summary>
    public IReadOnlyList<Schema> Kinds(string baseName) =>
        [.. Load(Document)["definitions"]!.AsObject()
            .Select(pair => new Schema(Document, pair.Value!.AsObject(), pair.Key))
            .Where(schema => schema.DiscriminatorValue is not null && schema.IsA(baseName))];

    private static JsonObject Load(string document)
    {
        lock (Documents)
        {
            if (!Documents.TryGetValue(document, out var json))
            {
                json = JsonNode.Parse(File.ReadAllText(Path.Combine([SharedFiles.Root!, .. Root.Split('/'), .. document.Split('/')])))!.AsObject();
                Documents[document] = json;
            }

            return json;
        }
    }

    /// <summary>One schema of a document.</summary>
    internal sealed class Schema(string document, JsonObject json, string? name)
    {
        public string? Name => name;

        public string? Discriminator => Lineage().Select(static schema => (string?)schema.Json["discriminator"]).FirstOrDefault(static it => it is not null);

        public string? DiscriminatorValue => (string?)Json["x-ms-discriminator-value"];

        public string? Type => (string?)Json["type"];

        public string? Format => (string?)Json["format"];

        public IReadOnlyList<string> Enum => Json["enum"] is JsonArray words ? [.. words.Select(static word => (string)word!)] : [];

        public Schema? Items => Json["items"] is JsonObject items ? Resolve(items) : null;

        public Schema? MapValues => Json["additionalProperties"] is JsonObject values ? Resolve(values) : null;

        private JsonObject Json => json;

        /// <summary>The properties with those of all bases.</summary>
        public IReadOnlyDictionary<string, Schema> Properties()
        {
            var properties = new Dictionary<string, Schema>(StringComparer.Ordinal);
            foreach (var schema in Lineage())
            {
                foreach (var pair in schema.Json["properties"]?.AsObject() ?? [])
                {
                    properties.TryAdd(pair.Key, schema.Resolve(pair.Value!.AsObject()));
                }
            }

            return properties;
        }

        /// <summary>The kinds that a value of this schema can have; itself where there is no choice.</summary>
        public IReadOnlyList<Schema> Kinds() =>
            json["discriminator"] is null || name is null ? [this] : new Contract(document).Kinds(name) is { Count: > 0 } kinds ? kinds : [this];

        /// <summary>The kind of a value.</summary>
        public Schema Of(JsonObject value)
        {
            if (Discriminator is { } word && value.TryGetPropertyValue(word, out var said) && said is JsonValue text)
            {
                var wanted = text.ToString();
                return Kinds().FirstOrDefault(kind => string.Equals(kind.DiscriminatorValue, wanted, StringComparison.OrdinalIgnoreCase)) ?? this;
            }

            return this;
        }

        public bool IsA(string baseName) => Lineage().Skip(1).Any(schema => schema.Name == baseName);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{document}#{name}");

        private IEnumerable<Schema> Lineage()
        {
            yield return this;
            foreach (var parent in json["allOf"]?.AsArray() ?? [])
            {
                foreach (var schema in Resolve(parent!.AsObject()).Lineage())
                {
                    yield return schema;
                }
            }
        }

        private Schema Resolve(JsonObject node)
        {
            if ((string?)node["$ref"] is not { } reference)
            {
                return new Schema(document, node, null);
            }

            var parts = reference.Split('#');
            var target = parts[0].Length == 0
                ? document
                : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(document)!, parts[0]))).Replace('\\', '/');
            var definition = parts[1].Split('/')[^1];
            return new Schema(target, Load(target)["definitions"]![definition]!.AsObject(), definition);
        }
    }
}
