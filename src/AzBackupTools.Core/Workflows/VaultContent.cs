using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>All that a vault holds and that has a say in its removal, as it was at one moment.</summary>
internal sealed record VaultContent
{
    public required VaultId Id { get; init; }

    public required Vault Vault { get; init; }

    public required VaultConfig Config { get; init; }

    /// <summary>When it was looked at, in UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public IReadOnlyList<ProtectedItem> Items { get; init; } = [];

    /// <summary>Servers with the MARS agent.</summary>
    public IReadOnlyList<BackupContainer> Servers { get; init; } = [];

    /// <summary>Storage accounts and machines with databases.</summary>
    public IReadOnlyList<BackupContainer> Containers { get; init; } = [];

    public IReadOnlyList<BackupEngine> Engines { get; init; } = [];

    public IReadOnlyList<ResourceGuardProxy> Guards { get; init; } = [];

    public (int Items, int Servers) Replicated { get; init; }

    /// <summary>Where immutability is locked: when the last recovery point of an item expires, by the item's id; null where one never does.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> LastExpiry { get; init; } = new Dictionary<string, DateTimeOffset?>();

    /// <summary>What the account may not look at.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    public int SoftDeleteDays => Config.SoftDeleteRetentionDays is > 0 and var days ? days : 14;

    /// <summary>Whether soft delete is on for good.</summary>
    public bool IsSoftDeleteForced => Text.Same(Config.SoftDeleteFeatureState, SoftDeleteState.AlwaysOn);

    /// <summary>Whether agents need a PIN, and deleted backups of theirs are kept.</summary>
    public bool IsHybridSecurityOn => !Text.Same(Config.EnhancedSecurityState, "Disabled");

    /// <summary>Whether that cannot be switched off.</summary>
    public bool IsHybridSecurityForced => Text.Same(Config.EnhancedSecurityState, SoftDeleteState.AlwaysOn);

    public bool IsImmutable => Text.Same(Vault.ImmutabilityState, ImmutabilityState.Unlocked) || IsImmutabilityLocked;

    public bool IsImmutabilityLocked => Text.Same(Vault.ImmutabilityState, ImmutabilityState.Locked);

    /// <summary>What the vault itself deletes: all but what agents and backup servers make.</summary>
    public IEnumerable<ProtectedItem> OwnItems => Items.Where(static item => !IsOfServer(item));

    public IEnumerable<ProtectedItem> ActiveItems => OwnItems.Where(static item => !item.IsSoftDeleted);

    public IEnumerable<ProtectedItem> SoftDeletedItems => OwnItems.Where(static item => item.IsSoftDeleted);

    /// <summary>The items of a server with the MARS agent.</summary>
    public IEnumerable<ProtectedItem> ItemsOf(BackupContainer server) =>
        Items.Where(item => Text.Same(item.ManagementType, BackupManagementType.MAB) && Text.Same(item.ContainerFullName, server.Name));

    /// <summary>The items in a container.</summary>
    public IEnumerable<ProtectedItem> ItemsIn(BackupContainer container) => OwnItems.Where(item => Text.Same(item.ContainerFullName, container.Name));

    private static bool IsOfServer(ProtectedItem item) =>
        Text.Same(item.ManagementType, BackupManagementType.MAB)
        || Text.Same(item.ManagementType, BackupManagementType.DPM)
        || Text.Same(item.ManagementType, BackupManagementType.AzureBackupServer);
}
