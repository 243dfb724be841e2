using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>A change of what a vault does with deleted backups. What is null stays as it is.</summary>
public sealed record VaultConfigChange
{
    /// <summary>One of <see cref="Models.SoftDeleteState" />. AlwaysON cannot be taken back.</summary>
    public string? SoftDeleteFeatureState { get; init; }

    /// <summary>How long deleted backups are kept: 14 to 180 days.</summary>
    public int? SoftDeleteRetentionDays { get; init; }

    /// <summary>Enabled, Disabled or AlwaysON: security features for backups made by agents.</summary>
    public string? EnhancedSecurityState { get; init; }

    /// <summary>The requests of a resource guard that stand for its permission, where one watches the vault.</summary>
    public IReadOnlyList<string> ResourceGuardOperationRequests { get; init; } = [];

    internal VaultConfigRequest ToRequest() => new()
    {
        Properties = new VaultConfigRequestProperties
        {
            EnhancedSecurityState = EnhancedSecurityState,
            SoftDeleteFeatureState = SoftDeleteFeatureState,
            SoftDeleteRetentionPeriodInDays = SoftDeleteRetentionDays,
            ResourceGuardOperationRequests = ResourceGuardOperationRequests.Count == 0 ? null : ResourceGuardOperationRequests.Select(static request => (string?)request).ToList(),
        },
    };
}
