using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>Everything that exists. Touched by one request at a time: the engine's lock is around it.</summary>
internal sealed class World
{
    /// <summary>How much of what was written is kept, in bytes: the lists of some hundred thousand items.</summary>
    private const long MostRendered = 256L * 1024 * 1024;

    private readonly Queue<(ProtectedItemRecord Item, RenderedItem Rendered)> _rendered = new();
    private long _renderedBytes;
    private readonly Dictionary<string, List<ProtectedItemRecord>> _itemsOf = new(StringComparer.OrdinalIgnoreCase);

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
    public World(
        EmulatorOptions options,
        Dictionary<string, SubscriptionRecord> subscriptions,
        Dictionary<string, OperationRecord> operations,
        Dictionary<string, List<FormerMachine>> formerMachines)
    {
        Options = options;
        Ids = new SeededIds(options.Seed);
        Subscriptions = subscriptions;
        Operations = operations;
        FormerMachines = formerMachines;
        foreach (VaultRecord vault in Groups.SelectMany(group => group.Vaults.Values))
        {
            vault.Enter(this);
        }
    }

    public EmulatorOptions Options { get; }

    public SeededIds Ids { get; }

    /// <summary>Under which addresses clients come.</summary>
    public Routing.KnownDoors Doors { get; } = new();

    /// <summary>How many requests there were that can have changed something. What is written of the estate is good while it is the same.</summary>
    public long Changes { get; private set; }

    public void NoteChange() => Changes++;

    public Dictionary<string, SubscriptionRecord> Subscriptions { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, OperationRecord> Operations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Machines as they were, by subscription/group/name, the oldest first.</summary>
    public Dictionary<string, List<FormerMachine>> FormerMachines { get; } = new(StringComparer.OrdinalIgnoreCase);

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
                    PutMachine(group, vm, coming.At);
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

    /// <summary>Adds a machine or puts it in place of the one of its name. How it was before is kept where backups tell of it.</summary>
    public void PutMachine(ResourceGroupRecord group, VirtualMachineRecord vm, DateTimeOffset now)
    {
        if (group.VirtualMachines.TryGetValue(vm.Name, out VirtualMachineRecord? before) && !before.BacksUpLike(vm))
        {
            KeepFormer(before, now);
        }

        group.VirtualMachines[vm.Name] = vm;
        Touch(vm);
    }

    /// <summary>Removes a machine.</summary>
    public bool RemoveMachine(ResourceGroupRecord group, string name, DateTimeOffset now)
    {
        if (!group.VirtualMachines.TryGetValue(name, out VirtualMachineRecord? before))
        {
            return false;
        }

        KeepFormer(before, now);
        group.VirtualMachines.Remove(name);
        Touch(before);
        return true;
    }

    /// <summary>Removes a group with all that is in it.</summary>
    public void RemoveGroup(ResourceGroupRecord group, DateTimeOffset now)
    {
        foreach (string name in group.VirtualMachines.Keys.ToList())
        {
            RemoveMachine(group, name, now);
        }

        foreach (VaultRecord vault in group.Vaults.Values.Where(vault => !vault.IsGoneAt(now)))
        {
            vault.DeletedAt = now;
        }

        Subscriptions[group.Subscription].Groups.Remove(group.Name);
    }

    /// <summary>Takes notice of an item of a vault.</summary>
    public void Take(ProtectedItemRecord item)
    {
        string machine = MachineKey(item.Subscription, item.VmGroup, item.VmName);
        if (!_itemsOf.TryGetValue(machine, out List<ProtectedItemRecord>? items))
        {
            _itemsOf[machine] = items = new List<ProtectedItemRecord>(1);
        }

        items.Add(item);
    }

    /// <summary>The machine of an item as it was over time.</summary>
    public IEnumerable<MachineVersion> VersionsOf(ProtectedItemRecord item)
    {
        long from = 0;
        if (FormerMachines.Count > 0
            && FormerMachines.TryGetValue(MachineKey(item.Subscription, item.VmGroup, item.VmName), out List<FormerMachine>? former))
        {
            foreach (FormerMachine version in former)
            {
                if (version.From.UtcTicks > from && from > 0)
                {
                    yield return new MachineVersion(null, from, version.From.UtcTicks);
                }

                yield return new MachineVersion(version.Vm, from == 0 ? 0 : version.From.UtcTicks, version.Until.UtcTicks);
                from = version.Until.UtcTicks;
            }
        }

        VirtualMachineRecord? present = FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName);
        if (present is not null && from > 0 && present.CreatedAt.UtcTicks > from)
        {
            yield return new MachineVersion(null, from, present.CreatedAt.UtcTicks);
            from = present.CreatedAt.UtcTicks;
        }

        yield return new MachineVersion(present, from, long.MaxValue);
    }

    /// <summary>The vault that protects a machine, keeps its data, or is about to.</summary>
    public (VaultRecord Vault, ProtectedItemRecord Item)? FindProtection(string subscription, string group, string name, DateTimeOffset now)
    {
        if (_itemsOf.TryGetValue(MachineKey(subscription, group, name), out List<ProtectedItemRecord>? items))
        {
            foreach (ProtectedItemRecord item in items)
            {
                if (!item.Vault.IsGoneAt(now) && (item.At(now).Exists || item.PendingAt(now) is not null))
                {
                    return (item.Vault, item);
                }
            }
        }

        return null;
    }

    /// <summary>Keeps what was written of an item; what was kept longest goes when it gets too much.</summary>
    public void Keep(ProtectedItemRecord item, RenderedItem rendered)
    {
        item.Rendered = rendered;
        _rendered.Enqueue((item, rendered));
        _renderedBytes += rendered.Bytes.Length;
        while (_renderedBytes > MostRendered)
        {
            (ProtectedItemRecord eldest, RenderedItem gone) = _rendered.Dequeue();
            _renderedBytes -= gone.Bytes.Length;
            eldest.Rendered = ReferenceEquals(eldest.Rendered, gone) ? null : eldest.Rendered;
        }
    }

    private static string MachineKey(string subscription, string group, string name) => $"{subscription}/{group}/{name}";

    private void KeepFormer(VirtualMachineRecord vm, DateTimeOffset now)
    {
        string machine = MachineKey(vm.Subscription, vm.Group, vm.Name);
        if (!_itemsOf.ContainsKey(machine))
        {
            return;
        }

        if (!FormerMachines.TryGetValue(machine, out List<FormerMachine>? former))
        {
            FormerMachines[machine] = former = new List<FormerMachine>();
        }

        DateTimeOffset from = former.Count > 0 && former[former.Count - 1].Until > vm.CreatedAt ? former[former.Count - 1].Until : vm.CreatedAt;
        former.Add(new FormerMachine(vm, from, now));
    }

    private void Touch(VirtualMachineRecord vm)
    {
        if (_itemsOf.TryGetValue(MachineKey(vm.Subscription, vm.Group, vm.Name), out List<ProtectedItemRecord>? items))
        {
            items.ForEach(item => item.Touch());
        }
    }
}
