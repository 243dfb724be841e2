using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Recovery;

/// <summary>Gets the recovery points of protected items, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryPoint")]
[OutputType(typeof(RecoveryPoint))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints/read")]
public sealed class GetRecoveryPointCommand : ItemCmdlet
{
    /// <summary>Only points of this time or later. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset? From { get; set; }

    /// <summary>Only points of this time or before. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only the newest point of each item.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Only points that can be read from one of these tiers: Snapshot, Vault, Archive.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RecoveryTier[]? Tier { get; set; }

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

        RecoveryPoint? newest = null;
        var id = ProtectedItemId.Parse(item.Id);
        var region = SecondaryRegion ? await new SecondaryRegions(Client).OfAsync(id.Vault, cancellationToken).ConfigureAwait(false) : null;
        var points = Client.RecoveryPoints.ListAsync(id, From?.ToUniversalTime(), To?.ToUniversalTime(), region, cancellationToken);
        await foreach (var point in points.ConfigureAwait(false))
        {
            if (Tier?.Any(tier => tier.Holds(point)) == false)
            {
                continue;
            }

            if (!Latest)
            {
                await pipeline.WriteObjectAsync(point).ConfigureAwait(false);
            }
            else if (newest is null || point.Time > newest.Time)
            {
                newest = point;
            }
        }

        if (newest is not null)
        {
            await pipeline.WriteObjectAsync(newest).ConfigureAwait(false);
        }
    }
}
