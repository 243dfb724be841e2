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
        string? lastGroup = GroupIn(lastId);
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

    /// <summary>The group of the resource of an id and those behind it; all groups for null.</summary>
    public IEnumerable<ResourceGroupRecord> GroupsFrom(string? id)
    {
        string? name = GroupIn(id);
        if (name is not null && Groups.TryGetValue(name, out ResourceGroupRecord? begun))
        {
            yield return begun;
        }

        foreach (ResourceGroupRecord group in Groups.After(name))
        {
            yield return group;
        }
    }

    private static string? GroupIn(string? id) => id?.Split('/') is { Length: > 4 } parts ? parts[4] : null;

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

    /// <summary>The versions of secrets by key vault, the oldest first.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, List<SecretRecord>> KeyVaultSecrets { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Name}";
}
