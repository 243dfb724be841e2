using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Recovery points of an item.</summary>
public sealed class RecoveryPointService
{
    private readonly ArmClient _arm;

    internal RecoveryPointService(ArmClient arm) => _arm = arm;

    /// <summary>The recovery points of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="from">The earliest moment; null for no bound.</param>
    /// <param name="to">The latest moment; null for no bound.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="ArgumentException"><paramref name="from" /> is later than <paramref name="to" />.</exception>
    public IAsyncEnumerable<RecoveryPoint> ListAsync(
        ProtectedItemId item, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default)
    {
        TimeRange.Check(from, to);
        var filter = new ODataFilter();
        if (from is not null || to is not null)
        {
            // The service wants both bounds or none.
            filter.Bound("startDate", from ?? TimeRange.Earliest).Bound("endDate", to ?? _arm.Clock.UtcNow.AddDays(1));
        }

        var request = ArmRequest.Get(item.ToPath() + "/recoveryPoints", ApiVersions.Backup).WithFilter(filter.ToString());
        return _arm.ListAsync(request, ArmJson.Default.RecoveryPointPage, RecoveryPointReader.Read, cancellationToken);
    }

    /// <summary>A recovery point, or null where the item has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<RecoveryPoint?> FindAsync(RecoveryPointId id, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), ApiVersions.Backup);
        var wire = await _arm.FindAsync(request, ArmJson.Default.RecoveryPoint, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : RecoveryPointReader.Read(wire);
    }
}
