using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Looks at the servers with the MARS agent of a vault: two requests, whatever their number, and for sizes one more for each item.</summary>
public sealed class MarsServers(BackupClient client)
{
    private const int SideBySide = 8;

    private static readonly TimeSpan LongestBackup = TimeSpan.FromDays(7);

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
        return [.. containers.Select(container => Of(container, [.. byContainer[container.Name].OrderBy(static item => item.FriendlyName, StringComparer.OrdinalIgnoreCase)], now))];
    }

    /// <summary>The servers with the sizes of their last backups, which only single jobs tell.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="servers">The servers of <see cref="ListAsync" />.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<MarsServer>> WithSizesAsync(VaultId vault, IReadOnlyList<MarsServer> servers, CancellationToken cancellationToken)
    {
        var open = servers
            .SelectMany(static server => server.Items.Where(static item => item.LastBackupTime is not null).Select(item => (Key: Key(server.Name, item.FriendlyName), Last: item.LastBackupTime!.Value)))
            .ToDictionary(static item => item.Key, static item => item.Last, StringComparer.OrdinalIgnoreCase);
        if (open.Count == 0)
        {
            return servers;
        }

        // Jobs are filtered by their start, and an agent's backup has started some time before the end that its item tells.
        var filter = new JobFilter { ManagementType = BackupManagementType.MAB, Operation = JobOperation.Backup, From = open.Values.Min() - LongestBackup };
        var newest = new List<(string Key, BackupJob Job)>();
        await foreach (var job in client.Jobs.ListAsync(vault, filter, cancellationToken).ConfigureAwait(false))
        {
            var key = Key(job.MabServerName, job.ItemName);
            if (job.IsSucceeded && open.Remove(key))
            {
                newest.Add((key, job));
                if (open.Count == 0)
                {
                    break;
                }
            }
        }

        var sizes = new Dictionary<string, long?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < newest.Count; i += SideBySide)
        {
            foreach (var (key, size) in await Task.WhenAll(newest.Skip(i).Take(SideBySide).Select(one => SizeAsync(one.Key, one.Job, cancellationToken))).ConfigureAwait(false))
            {
                sizes[key] = size;
            }
        }

        return [.. servers.Select(server => server with
        {
            LastBackupSizeBytes = Sum(server.Items.Select(item => sizes.TryGetValue(Key(server.Name, item.FriendlyName), out var size) ? size : null)),
        })];
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
            Lacks = Spoken.List(version is null ? [] : MarsAgentVersion.Lacks(version)),
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

    private async Task<(string Key, long? Size)> SizeAsync(string key, BackupJob job, CancellationToken cancellationToken) =>
        (key, (await client.Jobs.FindAsync(JobService.IdOf(job), cancellationToken).ConfigureAwait(false))?.BackupSizeBytes);

    private static string Key(string? server, string? item) => $"{server};{item}";

    private static long? Sum(IEnumerable<long?> sizes) => sizes.Aggregate((long?)null, static (sum, size) => size is null ? sum : (sum ?? 0) + size);
}
