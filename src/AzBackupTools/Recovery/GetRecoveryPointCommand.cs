using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the recovery points of protected items, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryPoint")]
[OutputType(typeof(RecoveryPoint))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/read", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.Resources/subscriptions/locations/read", On = nameof(SecondaryRegion))]
public sealed class GetRecoveryPointCommand : ItemCmdlet
{
    /// <summary>One point, with all details: its name, its ARM id, or an object of Get-RecoveryPoint.</summary>
    [Parameter(Position = 1)]
    [Alias("RecoveryPointId")]
    [ValidateNotNull]
    public RecoveryPointRef? RecoveryPoint { get; set; }

    /// <summary>Only points of this time or later. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset? From { get; set; }

    /// <summary>Only points of this time or before. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only the newest point of each item, with all details.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Only points that can be read from one of these tiers: Snapshot, Vault, Archive.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RecoveryTier[]? Tier { get; set; }

    /// <summary>Reads the disks that each point holds and the keys of encrypted ones too, which costs one request a point.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>The copies in the secondary region of the vault, which has cross-region restore on.</summary>
    [Parameter]
    [Alias("UseSecondaryRegion")]
    public SwitchParameter SecondaryRegion { get; set; }

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (From > To)
        {
            throw new BackupException(ErrorIds.InvalidArgument, $"-From {From:u} is later than -To {To:u}.", "Exchange them.")
            {
                ConcernsAllInput = true,
            };
        }

        var id = ProtectedItemId.Parse(item.Id);
        var region = SecondaryRegion ? await new SecondaryRegions(Client).OfAsync(id.Vault, cancellationToken).ConfigureAwait(false) : null;
        if (RecoveryPoint is not null)
        {
            await pipeline.WriteObjectAsync(await new RecoveryPointFinder(Client).FindAsync(item, RecoveryPoint.NameOrId, region, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        RecoveryPoint? newest = null;
        var points = Client.RecoveryPoints.ListAsync(id, From?.ToUniversalTime(), To?.ToUniversalTime(), region, cancellationToken);
        await foreach (var point in points.ConfigureAwait(false))
        {
            if (Tier?.Any(tier => tier.Holds(point)) == false)
            {
                continue;
            }

            if (!Latest)
            {
                await pipeline.WriteObjectAsync(Detailed ? await WholeAsync(point, cancellationToken).ConfigureAwait(false) : point).ConfigureAwait(false);
            }
            else if (newest is null || point.Time > newest.Time)
            {
                newest = point;
            }
        }

        if (newest is not null)
        {
            await pipeline.WriteObjectAsync(await WholeAsync(newest, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>The list tells neither disks nor keys. A point that has gone meanwhile is told as the list had it.</summary>
    private async Task<RecoveryPoint> WholeAsync(RecoveryPoint point, CancellationToken cancellationToken) =>
        await Client.RecoveryPoints.FindAsync(RecoveryPointId.Parse(point.Id), point.SecondaryRegionName, cancellationToken).ConfigureAwait(false) ?? point;
}
