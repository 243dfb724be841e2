using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>A subscription and the groups in it.</summary>
internal sealed class SubscriptionRecord
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public OrderedTable<ResourceGroupRecord> Groups { get; init; } = new();

    /// <summary>What lies in the groups behind the resource of an id, in the order of ids; everything behind null.</summary>
    public IEnumerable<T> After<T>(string? lastId, Func<ResourceGroupRecord, OrderedTable<T>> table)
        where T : class
    {
        string[]? parts = lastId?.Split('/');
        string? lastGroup = parts is { Length: > 4 } ? parts[4] : null;
        if (lastGroup is not null && Groups.TryGetValue(lastGroup, out ResourceGroupRecord? begun))
        {
            foreach (T one in table(begun).After(NameIn(lastId)))
            {
                yield return one;
            }
        }

        foreach (ResourceGroupRecord group in Groups.After(lastGroup))
        {
            foreach (T one in table(group).Values)
            {
                yield return one;
            }
        }
    }

    /// <summary>The name at the end of an id.</summary>
    public static string? NameIn(string? id) => id?.Substring(id.LastIndexOf('/') + 1);
}

/// <summary>A resource group and what it holds.</summary>
internal sealed class ResourceGroupRecord
{
    public required string Subscription { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public OrderedTable<VirtualMachineRecord> VirtualMachines { get; init; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public OrderedTable<VaultRecord> Vaults { get; init; } = new();

    /// <summary>Resources of which the emulator knows no more than that they are there, by type/name.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, JsonObject> PlainResources { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Name}";
}
