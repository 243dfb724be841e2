using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace AzBackupTools.Emulator.State;

/// <summary>The backup of one virtual machine in one vault: everything that has happened to it and what is on its way.</summary>
internal sealed class ProtectedItemRecord
{
    /// <summary>What has happened and what is on its way, in the order of the requests.</summary>
    public List<ItemChange> Changes { get; init; } = new();

    public required string Subscription { get; init; }

    public required string VmGroup { get; init; }

    public required string VmName { get; init; }

    public required string DataId { get; init; }

    public string SourceResourceId { get; set; } = string.Empty;

    /// <summary>How many requests have changed this item; part of the ids of its jobs.</summary>
    public int Requests { get; set; }

    /// <summary>The sessions in which files of a recovery point can be had, by the name of the point.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, FileSession> FileSessions { get; init; } = new(StringComparer.Ordinal);

    /// <summary>From when on recovery points are in the archive tier, by their names.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, DateTimeOffset> Archived { get; init; } = new(StringComparer.Ordinal);

    public string Key => KeyOf(VmGroup, VmName);

    /// <summary>iaasvmcontainerv2;group;vm in small letters, as lists and jobs write it.</summary>
    public string ContainerName => "iaasvmcontainerv2;" + Key;

    /// <summary>The same in the case of the machine, as a single GET writes it.</summary>
    public string CasedName => $"iaasvmcontainerv2;{VmGroup};{VmName}";

    public static string KeyOf(string group, string vm) => $"{group};{vm}".ToLowerInvariant();

    public ItemView At(DateTimeOffset now) => ItemView.Of(Changes, now);

    public void Add(ItemChange change) => Changes.Add(change);

    /// <summary>Takes back what a cancelled job would have brought about.</summary>
    public void Withdraw(string jobId) => Changes.RemoveAll(change => change.JobId == jobId);

    /// <summary>What is on its way, or null.</summary>
    public ItemChange? PendingAt(DateTimeOffset now) => Changes.FirstOrDefault(change => change.At > now);

    public bool WasRegisteredAt(DateTimeOffset now) => Changes.Exists(change => change.At <= now && change.Event == ItemEvent.Protect);

    public bool Follows(string policy, DateTimeOffset now) =>
        string.Equals(At(now).Policy, policy, StringComparison.OrdinalIgnoreCase)
        || (PendingAt(now)?.Policy is { } coming && string.Equals(coming, policy, StringComparison.OrdinalIgnoreCase));
}
