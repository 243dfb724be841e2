using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>Everything that exists. Touched by one request at a time: the engine's lock is around it.</summary>
internal sealed class World
{
    public World(EmulatorOptions options)
    {
        Options = options;
        Ids = new SeededIds(options.Seed);
        for (int i = 0; i < options.SubscriptionIds.Count; i++)
        {
            string id = options.SubscriptionIds[i];
            Subscriptions[id] = new SubscriptionRecord
            {
                Id = id, DisplayName = i == 0 ? "Emulated subscription" : $"Emulated subscription {i + 1}",
            };
        }
    }

    /// <summary>A world as a snapshot has it.</summary>
    public World(EmulatorOptions options, Dictionary<string, SubscriptionRecord> subscriptions, Dictionary<string, OperationRecord> operations)
    {
        Options = options;
        Ids = new SeededIds(options.Seed);
        Subscriptions = subscriptions;
        Operations = operations;
    }

    public EmulatorOptions Options { get; }

    public SeededIds Ids { get; }

    public Dictionary<string, SubscriptionRecord> Subscriptions { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, OperationRecord> Operations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What operations under way will have made when they end.</summary>
    public List<ComingResource> Coming { get; init; } = new();

    /// <summary>Puts in place what has become due. Called before each request.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        for (int i = 0; i < Coming.Count; i++)
        {
            ComingResource coming = Coming[i];
            if (coming.At > now)
            {
                continue;
            }

            Coming.RemoveAt(i--);
            if (Subscriptions.TryGetValue(coming.Subscription, out SubscriptionRecord? subscription)
                && subscription.Groups.TryGetValue(coming.Group, out ResourceGroupRecord? group))
            {
                if (coming.Machine is { } vm)
                {
                    group.VirtualMachines[vm.Name] = vm;
                }

                foreach (JsonObject plain in coming.Plain)
                {
                    group.PlainResources[$"{plain["type"]}/{plain["name"]}"] = plain;
                }
            }
        }
    }

    /// <summary>How many machines were ever made.</summary>
    public long Machines { get; set; }

    public long NextMachine() => ++Machines;

    public IEnumerable<ResourceGroupRecord> Groups => Subscriptions.Values.SelectMany(subscription => subscription.Groups.Values);

    public IEnumerable<VaultRecord> VaultsAt(DateTimeOffset now) =>
        Groups.SelectMany(group => group.Vaults.Values).Where(vault => !vault.IsGoneAt(now));

    public VirtualMachineRecord? FindVirtualMachine(string subscription, string group, string name) =>
        Subscriptions.TryGetValue(subscription, out SubscriptionRecord? s) && s.Groups.TryGetValue(group, out ResourceGroupRecord? g)
            && g.VirtualMachines.TryGetValue(name, out VirtualMachineRecord? vm) ? vm : null;

    /// <summary>The vault that protects a machine, keeps its data, or is about to.</summary>
    public (VaultRecord Vault, ProtectedItemRecord Item)? FindProtection(string subscription, string group, string name, DateTimeOffset now)
    {
        string key = ProtectedItemRecord.KeyOf(group, name);
        foreach (VaultRecord vault in VaultsAt(now))
        {
            if (string.Equals(vault.Subscription, subscription, StringComparison.OrdinalIgnoreCase)
                && vault.Items.TryGetValue(key, out ProtectedItemRecord? item)
                && (item.At(now).Exists || item.PendingAt(now) is not null))
            {
                return (vault, item);
            }
        }

        return null;
    }
}
