using System;

namespace AzBackupTools;

/// <summary>What came of a change of protection: one for each input, also where nothing had to be changed.</summary>
public sealed record ProtectionResult
{
    /// <summary>The virtual machine's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the call has made of it.</summary>
    public required ProtectionOutcome Outcome { get; init; }

    /// <summary>The state that the service tells afterwards, such as Protected, IRPending (no backup yet) or ProtectionStopped; null where the item is gone or the change still runs.</summary>
    public string? State { get; init; }

    /// <summary>The state as a list shows it: a soft-deleted item is called so, with the UTC time of its purge.</summary>
    public string? StateText { get; init; }

    /// <summary>The policy's name; null where none applies.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The protected item's ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>The virtual machine's ARM id.</summary>
    public string? SourceResourceId { get; init; }

    /// <summary>The job that made the change; null where nothing was changed.</summary>
    public string? JobId { get; init; }

    /// <summary>For a soft-deleted item: when its data is purged, in UTC. Until then Undo-ItemDeletion brings it back.</summary>
    public DateTimeOffset? PurgeTime { get; init; }

    internal static ProtectionResult Of(ProtectedItemId id, string name, ProtectionOutcome outcome, ProtectedItem? item, string? jobId = null) =>
        new()
        {
            Name = item?.FriendlyName ?? name,
            Outcome = outcome,
            State = item?.State,
            StateText = item?.StateText,
            PolicyName = item?.PolicyName,
            VaultName = id.Vault.Name,
            VaultId = id.Vault.ToString(),
            Id = item?.Id ?? id.ToString(),
            SourceResourceId = item?.SourceResourceId,
            JobId = jobId,
            PurgeTime = item?.PurgeTime,
        };
}
