using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Looks at the servers with the MARS agent of a vault: two requests, whatever their number.</summary>
public sealed class MarsServers(BackupClient client)
{
    private static readonly (Version Floor, string What)[] Floors =
    [
        (MarsServer.SecurityFloor, "security features (2.0.9052)"),
        (MarsServer.UpgradedVaultFloor, "upgraded vaults (2.0.9083)"),
        (MarsServer.PruningFloor, "pruning (2.0.9250)"),
    ];

    /// <summary>The servers of a vault, in the order of the service.</summary>
    public async Task<IReadOnlyList<MarsServer>> ListAsync(VaultId vault, CancellationToken cancellationToken)
    {
        var containers = new List<BackupContainer>();
        await foreach (var container in client.Containers.ListAsync(vault, BackupManagementType.MAB, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            containers.Add(container);
        }

        if (containers.Count == 0)
        {
            return [];
        }

        var items = new List<ProtectedItem>();
        await foreach (var item in client.Protection.ListAsync(vault, new ProtectedItemFilter { ManagementType = BackupManagementType.MAB }, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        var byContainer = items.ToLookup(static item => item.ContainerFullName ?? item.ContainerName ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        var now = client.Arm.Clock.UtcNow;
        return [.. containers.Select(container => Of(container, [.. byContainer[container.Name]], now))];
    }

    internal static MarsServer Of(BackupContainer container, IReadOnlyList<ProtectedItem> items, DateTimeOffset now)
    {
        var version = Version.TryParse(container.AgentVersion, out var read) ? read : null;
        var newest = items.Where(static item => item.LastBackupTime is not null).OrderByDescending(static item => item.LastBackupTime).FirstOrDefault();
        var failed = items.FirstOrDefault(static item => !item.IsSoftDeleted && Text.Same(item.LastBackupStatus, "Failed"));
        var contact = container.LastRefreshedAt ?? items.Max(static item => item.LastRefreshedAt);
        return new MarsServer
        {
            Name = container.FriendlyName ?? container.Name,
            Id = container.Id,
            AgentVersion = version,
            Lacks = Spoken.List<string>([.. Floors.Where(floor => version is not null && version < floor.Floor).Select(static floor => floor.What)]),
            LastContact = contact,
            SilentDays = contact is { } heard ? Math.Max(0, (int)(now - heard).TotalDays) : null,
            Items = Spoken.List(items),
            PolicyName = items.Select(static item => item.PolicyName).FirstOrDefault(static name => name is not null) is not null
                ? string.Join(", ", items.Select(static item => item.PolicyName).Where(static name => name is not null).Distinct(StringComparer.OrdinalIgnoreCase))
                : container.PolicyName,
            LastBackupTime = newest?.LastBackupTime,
            LastBackupStatus = (failed ?? newest)?.LastBackupStatus ?? container.LastBackupStatus,
            Health = container.ContainerHealthState ?? container.HealthStatus,
            HealthDetails = container.HealthDetails,
        };
    }
}
