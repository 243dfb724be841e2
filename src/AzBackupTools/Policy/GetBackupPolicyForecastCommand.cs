using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Foretells the backups that a policy will make, or would make with other parameters, and how long each is kept.</summary>
[Cmdlet(VerbsCommon.Get, "BackupPolicyForecast")]
[OutputType(typeof(ForecastRun))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class GetBackupPolicyForecastCommand : PolicyParametersCmdlet
{
    private const int MostDays = 36600;

    /// <summary>The policy: a name, an ARM id or an object of Get-BackupPolicy. Left out, the parameters alone make one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyId", "PolicyName", "Id", "Name")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef? Policy { get; set; }

    /// <summary>The backups of how many days: 1 to 36600, 14 by default.</summary>
    [Parameter]
    [ValidateRange(1, MostDays)]
    public int Days { get; set; } = 14;

    /// <summary>From when on backups are made, now by default. A time without a zone is local.</summary>
    [Parameter]
    public DateTimeOffset? From { get; set; }

    /// <summary>Only the recovery points that exist at this moment, of all backups made since -From.</summary>
    [Parameter]
    public DateTimeOffset? On { get; set; }

    /// <summary>Parameters alone make a policy that no service has to be asked about.</summary>
    private protected override bool NeedsConnection => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Policy));

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var forecast = await ForecastAsync(cancellationToken).ConfigureAwait(false);
        foreach (var run in Runs(forecast))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await pipeline.WriteObjectAsync(run).ConfigureAwait(false);
        }
    }

    private async Task<PolicyForecast> ForecastAsync(CancellationToken cancellationToken)
    {
        var change = Change();
        if (Policy is null)
        {
            return new PolicyForecast(change.ToNew());
        }

        var id = await ResolveAsync(Policy, cancellationToken).ConfigureAwait(false);
        var policy = (await new PolicyLifecycle(Client).FindAsync(id, cancellationToken).ConfigureAwait(false)).Policy;
        var spec = PolicySpecReader.Read(policy);
        return new PolicyForecast(change == new PolicyChange() ? spec : change.ApplyTo(spec), policy.Name);
    }

    private IEnumerable<ForecastRun> Runs(PolicyForecast forecast)
    {
        var from = (From ?? Clock.UtcNow).ToUniversalTime();
        if (On is not { } asked)
        {
            return forecast.Runs(from, from.AddDays(Days));
        }

        var moment = asked.ToUniversalTime();
        return moment >= from && moment <= from.AddDays(MostDays)
            ? forecast.PointsAt(moment, from)
            : throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-On {moment:u} is not within {MostDays} days from {from:u} on, when the backups begin.",
                "Give a later moment, or an earlier beginning with -From.",
                moment.ToString("u", System.Globalization.CultureInfo.InvariantCulture))
            {
                ConcernsAllInput = true,
            };
    }
}
