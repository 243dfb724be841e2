using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>A virtual machine: what there is to protect.</summary>
internal sealed class VirtualMachineRecord
{
    public required string Subscription { get; init; }

    public required string Group { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string VmId { get; init; }

    /// <summary>Machines are numbered in the order they are made: a refresh sees those before it.</summary>
    public required long Sequence { get; init; }

    public string Size { get; init; } = "Standard_D2s_v5";

    /// <summary>Windows or Linux.</summary>
    public string OsType { get; init; } = "Windows";

    public int OsDiskSizeGB { get; init; } = 127;

    public IReadOnlyList<DataDiskRecord> DataDisks { get; init; } = Array.Empty<DataDiskRecord>();

    /// <summary>running, stopped or deallocated.</summary>
    public string PowerState { get; init; } = "running";

    /// <summary>Ready, or anything else for an agent that does not answer.</summary>
    public string AgentStatus { get; init; } = "Ready";

    /// <summary>True for a machine of which no snapshot can be taken.</summary>
    public bool SnapshotFails { get; init; }

    /// <summary>The availability zone: 1, 2 or 3; null for a machine in none.</summary>
    public string? Zone { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public string Id => $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/Microsoft.Compute/virtualMachines/{Name}";

    /// <summary>The properties as they were put, for those who read them back; what the emulator models goes before.</summary>
    public JsonObject? Given { get; init; }

    public string OsDiskName => (string?)Given?["storageProfile"]?["osDisk"]?["name"] ?? $"{Name}_OsDisk_1_{VmId.Replace("-", string.Empty)}";

    /// <summary>True when the disk of the system is a blob in a storage account.</summary>
    public bool IsUnmanaged => Given?["storageProfile"]?["osDisk"]?["vhd"] is not null;

    public bool IsRunning => PowerState == "running";

    /// <summary>True when a backup finds no difference.</summary>
    public bool BacksUpLike(VirtualMachineRecord other) =>
        Size == other.Size && OsType == other.OsType && OsDiskSizeGB == other.OsDiskSizeGB && OsDiskName == other.OsDiskName
        && IsRunning == other.IsRunning && AgentIsReady == other.AgentIsReady && SnapshotFails == other.SnapshotFails
        && DataDisks.SequenceEqual(other.DataDisks);

    public bool AgentIsReady => string.Equals(AgentStatus, "Ready", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A data disk of a virtual machine.</summary>
internal sealed record DataDiskRecord(int Lun, string Name, int SizeGB);
