using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>A subscription and the groups in it.</summary>
internal sealed class SubscriptionRecord
{
    public SubscriptionRecord(string id, string displayName)
    {
        Id = id;
        DisplayName = displayName;
    }

    public string Id { get; }

    public string DisplayName { get; }

    public Dictionary<string, ResourceGroupRecord> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A resource group and what it holds.</summary>
internal sealed class ResourceGroupRecord
{
    public required string Subscription { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    public Dictionary<string, VirtualMachineRecord> VirtualMachines { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, VaultRecord> Vaults { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Name}";
}
