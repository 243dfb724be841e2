using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Backs up protected items now, and follows each backup to its end.</summary>
[Cmdlet(VerbsLifecycle.Start, "OnDemandBackup", SupportsShouldProcess = true, DefaultParameterSetName = DaysSet)]
[OutputType(typeof(OnDemandBackupResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/backup/action")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
public sealed class StartOnDemandBackupCommand : ItemCmdlet
{
    private const string DaysSet = "RetainDays";
    private const string UntilSet = "RetainUntil";

    /// <summary>How many days the recovery point is kept: 1 to 36135, 30 by default.</summary>
    [Parameter(ParameterSetName = DaysSet)]
    [ValidateRange(1, 36135)]
    public int RetainDays { get; set; } = OnDemandBackup.DefaultRetainDays;

    /// <summary>Until when the recovery point is kept. A time without a zone is local.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UntilSet)]
    public DateTimeOffset RetainUntil { get; set; }

    /// <summary>Returns as soon as the service has accepted the backup; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override string RunActivity => "Backing up";

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (await new OnDemandBackup(Client)
            .RunAsync(item, Expiry(), NoWait, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }

    private DateTimeOffset Expiry()
    {
        var now = Session.Clock.UtcNow;
        if (ParameterSetName != UntilSet)
        {
            return now.AddDays(RetainDays);
        }

        return RetainUntil.ToUniversalTime() > now
            ? RetainUntil.ToUniversalTime()
            : throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-RetainUntil {RetainUntil:u} is in the past: it is {now:u} now.",
                "Give a time to come, or a number of days with -RetainDays.",
                RetainUntil.ToString("u", System.Globalization.CultureInfo.InvariantCulture))
            {
                ConcernsAllInput = true,
            };
    }
}
