using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Every body of the recordings that a model covers is read, and every documented value of it is found again in the model.</summary>
public sealed class RecordingTests
{
    /// <summary>Bodies that are not a model's: operations are read by the client of ARM, the rest has no model.</summary>
    private const string NotCovered =
        "/(operationStatus|backupOperations|backupCrrOperationsStatus|operationsStatus)/[^/]+$|/backupStorageConfig/|/backupEncryptionConfigs/"
        + "|/backupResourceGuardProxies|/backupAadProperties$|/accessToken$";

    private static readonly Dictionary<string, int> AtLeast = new()
    {
        ["Vault"] = 800,
        ["VaultConfig"] = 30,
        ["BackupPolicy"] = 40,
        ["ProtectableVm"] = 100,
        ["ProtectedItem"] = 80,
        ["BackupJob"] = 100,
        ["RecoveryPoint"] = 15,
        ["BackupContainer"] = 35,
        ["VirtualMachine"] = 35,
        ["BackupStatus"] = 3,
    };

    [SharedFact]
    public void Every_covered_body_is_read_without_losing_a_documented_value()
    {
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var read = new Dictionary<string, int>();
        foreach (var (url, body) in Bodies())
        {
            if (ModelKind.ForUrl(url) is not { } kind)
            {
                continue;
            }

            var elements = body["value"] is JsonArray list ? [.. list.Select(static element => element!)] : new List<JsonNode> { body };
            var models = body["value"] is JsonArray ? kind.ReadPage(body.ToJsonString()) : [kind.Read(body.ToJsonString())];
            Assert.Equal(elements.Count, models.Count);
            read[kind.Name] = read.GetValueOrDefault(kind.Name) + models.Count;
            for (var i = 0; i < models.Count; i++)
            {
                var held = ModelDump.Of(models[i]).Spellings;
                foreach (var leaf in Leaves(kind, elements[i]))
                {
                    if (!ReviewedExclusions.Cover(kind, leaf.Path) && leaf.Spellings() is { Count: > 0 } spellings && !spellings.Any(held.Contains))
                    {
                        lost.Add($"{kind}{leaf}");
                    }
                }
            }
        }

        Assert.True(lost.Count == 0, $"{lost.Count} values are lost:\n" + string.Join("\n", lost.Take(40)));
        Assert.All(AtLeast, pair => Assert.True(read.GetValueOrDefault(pair.Key) >= pair.Value, $"{pair.Key}: {read.GetValueOrDefault(pair.Key)} read"));
    }

    [SharedFact]
    public void No_body_is_overlooked()
    {
        var overlooked = Bodies()
            .Select(static body => new Uri(body.Url).AbsolutePath)
            .Where(static path => ModelKind.ForUrl("https://management.azure.com" + path) is null && !Regex.IsMatch(path, NotCovered, RegexOptions.IgnoreCase))
            .Distinct();
        Assert.Empty(overlooked);
    }

    /// <summary>Virtual machines have no documented fields here, so every value of the parts that matter to a backup is looked for.</summary>
    [SharedFact]
    public void Virtual_machines_keep_disks_size_power_and_agent()
    {
        var machines = Bodies().Where(static body => ModelKind.ForUrl(body.Url)?.Name == "VirtualMachine").ToList();
        Assert.NotEmpty(machines);
        foreach (var (_, body) in machines)
        {
            var held = ModelDump.Of(ModelKind.ForUrl("https://x/providers/Microsoft.Compute/virtualMachines/vm")!.Read(body.ToJsonString())).Spellings;
            foreach (var part in new[] { "storageProfile", "hardwareProfile", "instanceView.vmAgent", "instanceView.statuses", "instanceView.osName", "vmId", "provisioningState" })
            {
                var node = part.Split('.').Aggregate((JsonNode?)body["properties"], static (at, name) => at?[name]);
                foreach (var (path, value) in Values(node, part))
                {
                    var spellings = ModelDump.SpellingsOfText(value).Append(ModelDump.Spell(value));
                    if (path.EndsWith("diskSizeGB", StringComparison.Ordinal))
                    {
                        spellings = [ModelDump.Spell(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) * (1L << 30))];
                    }

                    // The model has one version of the image: the exact one.
                    Assert.True(path.EndsWith("imageReference.version", StringComparison.Ordinal) || spellings.Any(held.Contains), $"{path} = {value}");
                }
            }
        }
    }

    private static IEnumerable<DocumentedLeaf> Leaves(ModelKind kind, JsonNode body) =>
        kind.Contract is { } contract ? DocumentedLeaf.In(body, contract.Definition(kind.Definition)) : [];

    private static IEnumerable<(string Path, string Value)> Values(JsonNode? node, string path) => node switch
    {
        JsonObject value => value.SelectMany(pair => Values(pair.Value, $"{path}.{pair.Key}")),
        JsonArray array => array.SelectMany(element => Values(element, path + "[]")),
        JsonValue value => [(path, value.ToString())],
        _ => [],
    };

    private static IEnumerable<(string Url, JsonObject Body)> Bodies()
    {
        foreach (var file in SharedFiles.Recordings.Order(StringComparer.Ordinal))
        {
            foreach (var exchange in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                if ((int)exchange!["status"]! is >= 200 and < 300 && exchange["responseBody"] is JsonObject { Count: > 0 } body)
                {
                    yield return ((string)exchange["uri"]!, body);
                }
            }
        }
    }
}
