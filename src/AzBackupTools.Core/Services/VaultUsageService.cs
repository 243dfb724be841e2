using System.Collections.Generic;
using System.Threading;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>How much vaults hold.</summary>
public sealed class VaultUsageService
{
    private readonly ArmClient _arm;

    internal VaultUsageService(ArmClient arm) => _arm = arm;

    /// <summary>What the vault counts: items, servers, jobs of the last day, stored bytes.</summary>
    public IAsyncEnumerable<UsageCount> ListAsync(VaultId vault, CancellationToken cancellationToken = default) =>
        Read(ArmRequest.Get(vault.ToPath() + "/usages", ApiVersions.RecoveryServices), cancellationToken);

    /// <summary>How many items there are of each management type.</summary>
    public IAsyncEnumerable<UsageCount> ItemsAsync(VaultId vault, CancellationToken cancellationToken = default) =>
        SummaryAsync(vault, "BackupProtectedItemCountSummary", cancellationToken);

    /// <summary>How many containers there are of each management type: machines, servers, storage accounts.</summary>
    public IAsyncEnumerable<UsageCount> ContainersAsync(VaultId vault, CancellationToken cancellationToken = default) =>
        SummaryAsync(vault, "BackupProtectionContainerCountSummary", cancellationToken);

    /// <summary>What Site Recovery has in the vault.</summary>
    public IAsyncEnumerable<ReplicationUsage> ReplicationAsync(VaultId vault, CancellationToken cancellationToken = default) => _arm.ListAsync(
        ArmRequest.Get(vault.ToPath() + "/replicationUsages", ApiVersions.RecoveryServices), ArmJson.Default.ReplicationUsagePage, static wire => wire.ToModel(), cancellationToken);

    private IAsyncEnumerable<UsageCount> SummaryAsync(VaultId vault, string type, CancellationToken cancellationToken) => Read(
        ArmRequest.Get(vault.ToPath() + "/backupUsageSummaries", ApiVersions.Backup).WithFilter(new ODataFilter().Equal("type", type).ToString()), cancellationToken);

    private IAsyncEnumerable<UsageCount> Read(ArmRequest request, CancellationToken cancellationToken) =>
        _arm.ListAsync(request, ArmJson.Default.VaultUsagePage, static wire => wire.ToModel(), cancellationToken);
}
