using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;

namespace AzBackupTools.Commands;

/// <summary>The base of the cmdlets that restore: staging, target, zone and what is checked first.</summary>
public abstract class RestoreCmdlet : RecoveryPointCmdlet
{
    /// <summary>The storage account in which the restore is staged: a name or an ARM id. It must be in the region that is restored to.</summary>
    [Parameter(Mandatory = true)]
    [Alias("StorageAccountName", "StorageAccountId")]
    [ArgumentCompleter(typeof(StorageAccountNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string StorageAccount { get; set; } = string.Empty;

    /// <summary>The resource group of what is restored.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TargetResourceGroupName { get; set; }

    /// <summary>The subscription of the target group: a name or an id. Left out, it is that of the vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TargetSubscription { get; set; }

    /// <summary>
    /// Restores to the secondary region of the vault, from the copy there; the vault has cross-region restore on. A recovery point of
    /// Get-RecoveryPoint -SecondaryRegion brings it along.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RestoreToSecondaryRegion", "IsSecondaryRegion")]
    public SwitchParameter ToSecondaryRegion { get; set; }

    /// <summary>The availability zone to restore to: 1, 2 or 3. Left out, it is that of the machine.</summary>
    [Parameter]
    [ValidateSet("1", "2", "3")]
    public string? Zone { get; set; }

    /// <summary>For a point that is in the archive only: how many days it stays readable once it is brought back, 10 to 30.</summary>
    [Parameter]
    [ValidateRange(10, 30)]
    public int RehydrateDays { get; set; } = 15;

    /// <summary>For a point that is in the archive only: how fast it is brought back. High costs more.</summary>
    [Parameter]
    [ValidateSet("Standard", "High")]
    public string RehydratePriority { get; set; } = "Standard";

    /// <summary>Has the service validate the restore first, which changes nothing; with -WhatIf, that is all that is done.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <summary>Returns as soon as the service has accepted the restore; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected sealed override bool InSecondaryRegion => ToSecondaryRegion;

    /// <summary>What is asked for of one recovery point, with all that the two cmdlets share.</summary>
    private protected async Task<VmRestoreRequest> RequestAsync(RestoreKind kind, ProtectedItem item, RecoveryPoint point, CancellationToken cancellationToken) => new()
    {
        Kind = kind,
        Item = item,
        Point = point,
        StorageAccount = StorageAccount,
        TargetResourceGroupName = TargetResourceGroupName,
        TargetSubscriptionId = TargetSubscription is null ? null : await SubscriptionIdAsync(TargetSubscription, cancellationToken).ConfigureAwait(false),
        Zone = Zone,
        RehydrateDays = RehydrateDays,
        RehydratePriority = RehydratePriority,
        Validate = Validate,
        NoWait = NoWait,
    };

    private async Task<string> SubscriptionIdAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var all = new List<Subscription>();
        await foreach (var one in Client.Subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(one);
        }

        return Subscriptions.Choose(all, nameOrId)?.SubscriptionId ?? nameOrId;
    }
}
