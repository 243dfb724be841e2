using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

/// <summary>Makes or changes what this server backs up, when, for how long, and over which line.</summary>
[Cmdlet(VerbsCommon.Set, "MarsPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPolicyResult), typeof(MarsAgentInfo))]
public sealed class SetMarsPolicyCommand : MarsPolicyCmdlet
{
    /// <summary>The volumes (D:\), folders and files to back up, all of them. Add-MarsItem adds to them.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[]? Item { get; set; }

    /// <summary>The volumes, folders and files to leave out, all of them, with their subfolders. Add-MarsExclusion says more.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[]? Exclude { get; set; }

    /// <summary>The upload speed of the line in megabits a second: then the first backup is measured, and its time is told.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    public double LineMbps { get; set; }

    /// <summary>The proxy between this server and Azure: a name or an address.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Proxy { get; set; }

    /// <summary>The port of the proxy.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int ProxyPort { get; set; } = 8080;

    /// <summary>The user and password that the agent signs in to the proxy with.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Takes the proxy away.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The most kilobits a second in working hours: 512 to 1047552 (1023 Mbps).</summary>
    [Parameter]
    public int WorkKbps { get; set; }

    /// <summary>The most kilobits a second in all other hours: 512 to 1047552, which is the default.</summary>
    [Parameter]
    public int OtherKbps { get; set; } = MarsThrottling.MostKbps;

    /// <summary>The working days: Monday to Friday by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DayOfWeek[]? WorkDay { get; set; }

    /// <summary>When working hours begin: 09:00 by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string WorkStart { get; set; } = "09:00";

    /// <summary>When working hours end: 18:00 by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string WorkEnd { get; set; } = "18:00";

    /// <summary>Takes the limits of bandwidth away.</summary>
    [Parameter]
    public SwitchParameter NoThrottle { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var info = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var settings = Settings(info);
        var changesPolicy = MyInvocation.BoundParameters.Keys.Any(static name =>
            name is nameof(Item) or nameof(Exclude) or nameof(At) or nameof(DayOfWeek) or nameof(EveryWeeks) or nameof(LineMbps) || name.StartsWith("Keep", StringComparison.Ordinal)
            || name is nameof(WeeklyOn) or nameof(MonthlyOn) or nameof(YearlyOn) or nameof(YearlyIn));
        if (!changesPolicy && settings is null)
        {
            throw new BackupException(ErrorIds.InvalidArgument, "Nothing is to be changed.", "Say what: -Item, -At, -KeepDaily, -Proxy, -WorkKbps ...") { ConcernsAllInput = true };
        }

        if (settings is not null)
        {
            await SetAsync(info, settings, pipeline, !changesPolicy, cancellationToken).ConfigureAwait(false);
        }

        if (changesPolicy)
        {
            await SetPolicyAsync(settings?.Throttling ?? info.Throttling, pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SetPolicyAsync(MarsThrottling? throttling, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (SystemState && (Item is not null || Exclude is not null))
        {
            throw new BackupException(ErrorIds.InvalidArgument, "The system state has no items: it is backed up as a whole.", "Leave out -Item and -Exclude, or leave out -SystemState.") { ConcernsAllInput = true };
        }

        var before = await Agent.GetPolicyAsync(Workload, cancellationToken).ConfigureAwait(false);
        var start = before ?? new MarsPolicy { Workload = Workload };
        var change = Change() with
        {
            Exclusions = Exclude is null ? null : MarsSelection.Normalized(Exclude).Select(static path => new MarsExclusion { Path = path }).ToArray(),
        };
        var after = MarsSelection.Replace(change.Apply(start), Item is null ? start.Items : MarsSelection.Normalized(Item));
        if (Given(nameof(LineMbps)))
        {
            var speed = throttling?.MeanBitsPerSecond(LineMbps * 1_000_000) ?? LineMbps * 1_000_000;
            after = after with { Consequences = [.. after.Consequences, FirstBackupEstimate.Measure(after.Policy, Agent.Files, speed).ToString()] };
        }

        await ChangeAsync(before, after, before is null ? "Make a backup policy" : "Change the backup policy", pipeline, cancellationToken).ConfigureAwait(false);
    }

    private async Task SetAsync(MarsAgentInfo info, MarsSettings settings, IPipeline pipeline, bool writes, CancellationToken cancellationToken)
    {
        if (settings.Throttling is { } limit && MarsScheduleRules.Find(limit).FirstOrDefault() is { } finding)
        {
            throw new BackupException(finding.Code, finding.Message, finding.Recommendation, finding.Target) { ConcernsAllInput = true };
        }

        if (await pipeline.ShouldProcessAsync(info.ServerName, "Change proxy and limits of bandwidth").ConfigureAwait(false))
        {
            await Agent.SetSettingsAsync(settings, ProxyCredential?.Password, cancellationToken).ConfigureAwait(false);
            if (writes)
            {
                await pipeline.WriteObjectAsync(await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
    }

    private MarsSettings? Settings(MarsAgentInfo info)
    {
        var limits = Given(nameof(WorkKbps)) || Given(nameof(OtherKbps)) || WorkDay is not null || Given(nameof(WorkStart)) || Given(nameof(WorkEnd));
        if (Proxy is null && !NoProxy && !limits && !NoThrottle)
        {
            return null;
        }

        var old = info.Throttling ?? new MarsThrottling();
        return new MarsSettings
        {
            Proxy = NoProxy ? null : Proxy is null ? info.Proxy : new MarsProxy { Server = Proxy, Port = ProxyPort, UserName = ProxyCredential?.UserName },
            Throttling = NoThrottle ? null : !limits ? info.Throttling : new MarsThrottling
            {
                WorkDays = WorkDay ?? old.WorkDays,
                WorkStart = Given(nameof(WorkStart)) ? Times(nameof(WorkStart), [WorkStart])[0] : old.WorkStart,
                WorkEnd = Given(nameof(WorkEnd)) ? Times(nameof(WorkEnd), [WorkEnd])[0] : old.WorkEnd,
                WorkKbps = Given(nameof(WorkKbps)) ? WorkKbps : info.Throttling?.WorkKbps ?? MarsThrottling.MostKbps,
                OtherKbps = Given(nameof(OtherKbps)) ? OtherKbps : old.OtherKbps,
            },
        };
    }
}
