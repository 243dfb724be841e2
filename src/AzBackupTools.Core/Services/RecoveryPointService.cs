using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
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
    /// <param name="secondaryRegion">The paired region, for the copies there; null for the vault's own.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="ArgumentException"><paramref name="from" /> is later than <paramref name="to" />.</exception>
    public IAsyncEnumerable<RecoveryPoint> ListAsync(
        ProtectedItemId item, DateTimeOffset? from = null, DateTimeOffset? to = null, string? secondaryRegion = null, CancellationToken cancellationToken = default)
    {
        TimeRange.Check(from, to);
        var filter = new ODataFilter();
        if (from is not null || to is not null)
        {
            // The service wants both bounds or none.
            filter.Bound("startDate", from ?? TimeRange.Earliest).Bound("endDate", to ?? _arm.Clock.UtcNow.AddDays(1));
        }

        var request = ArmRequest.Get(item.ToPath() + "/recoveryPoints", Version(secondaryRegion)).WithFilter(filter.ToString());
        return _arm.ListAsync(request, ArmJson.Default.RecoveryPointPage, wire => Read(wire, secondaryRegion), cancellationToken);
    }

    /// <summary>A recovery point of the vault's own region, or null where the item has none of that name.</summary>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public Task<RecoveryPoint?> FindAsync(RecoveryPointId id, CancellationToken cancellationToken) => FindAsync(id, null, cancellationToken);

    /// <summary>A recovery point, or null where the item has none of that name.</summary>
    /// <param name="id">The point.</param>
    /// <param name="secondaryRegion">The paired region, for the copy there; null for the vault's own.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArmException">Any refusal but that it does not exist; a missing vault is "ResourceNotFound".</exception>
    public async Task<RecoveryPoint?> FindAsync(RecoveryPointId id, string? secondaryRegion, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Get(id.ToPath(), Version(secondaryRegion));
        var wire = await _arm.FindAsync(request, ArmJson.Default.RecoveryPoint, Absence.InVault, cancellationToken).ConfigureAwait(false);
        return wire is null ? null : Read(wire, secondaryRegion);
    }

    private static string Version(string? secondaryRegion) => secondaryRegion is null ? ApiVersions.Backup : ApiVersions.BackupSecondary;

    private static RecoveryPoint Read(ArmResource<RecoveryPointPropertiesWire> wire, string? secondaryRegion) =>
        RecoveryPointReader.Read(wire) with { SecondaryRegionName = secondaryRegion };
}
