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
    public Dictionary<string, ResourceGroupRecord> Groups { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A resource group and what it holds.</summary>
internal sealed class ResourceGroupRecord
{
    public required string Subscription { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, VirtualMachineRecord> VirtualMachines { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, VaultRecord> Vaults { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Resources of which the emulator knows no more than that they are there, by type/name.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, JsonObject> PlainResources { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Name}";
}
