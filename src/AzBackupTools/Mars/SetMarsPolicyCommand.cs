using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

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

    /// <summary>The proxy between this server and Azure: a name or an address, or both with its port as http://name:port.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Proxy { get; set; }

    /// <summary>The port of the proxy: 8080 for a new one.</summary>
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
        var changesPolicy = SystemState || MyInvocation.BoundParameters.Keys.Any(static name =>
            name is nameof(Item) or nameof(Exclude) or nameof(At) or nameof(DayOfWeek) or nameof(EveryWeeks) or nameof(LineMbps) || name.StartsWith("Keep", StringComparison.Ordinal)
            || name is nameof(WeeklyOn) or nameof(MonthlyOn) or nameof(YearlyOn) or nameof(YearlyIn));
        var change = SettingsChange();
        if (!changesPolicy && change.IsEmpty)
        {
            throw Invalid("Nothing is to be changed.", "Say what: -Item, -At, -KeepDaily, -Proxy, -WorkKbps ...");
        }

        CheckWorkload(Item);
        if (SystemState && (Exclude is not null || Given(nameof(LineMbps))))
        {
            throw Invalid("The system state is backed up as a whole, and cannot be measured before.", "Leave out -Exclude and -LineMbps, or leave out -SystemState.");
        }

        var info = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var before = new MarsSettings { Proxy = info.Proxy, Throttling = info.Throttling };
        var settings = change.Apply(before);

        // What is wrong with the policy is said before the settings are changed.
        var policy = changesPolicy ? await Agent.GetPolicyAsync(Workload, cancellationToken).ConfigureAwait(false) : null;
        var after = changesPolicy ? Changed(policy ?? new MarsPolicy { Workload = Workload }, settings.Throttling) : null;
        if (!change.IsEmpty)
        {
            await SetAsync(info.ServerName, before, settings, pipeline, !changesPolicy, cancellationToken).ConfigureAwait(false);
        }

        if (after is not null)
        {
            var verb = $"{(policy is null ? "Make" : "Change")} the backup policy for {MarsPolicyDifference.NameOf(Workload)}: {MarsPolicyDifference.Describe(policy, after.Policy)}";
            await ChangeAsync(policy, after, verb, pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    private MarsSelection Changed(MarsPolicy start, MarsThrottling? throttling)
    {
        var change = Change() with
        {
            Exclusions = Exclude is null ? null : MarsSelection.Normalized(Exclude).Select(static path => new MarsExclusion { Path = path }).ToArray(),
        };
        var after = MarsSelection.Replace(change.Apply(start), Item is null ? start.Items : MarsSelection.Normalized(Item));
        if (!Given(nameof(LineMbps)))
        {
            return after;
        }

        var speed = throttling?.MeanBitsPerSecond(LineMbps * 1_000_000) ?? LineMbps * 1_000_000;
        return after with { Consequences = [.. after.Consequences, FirstBackupEstimate.Measure(after.Policy, Agent.Files, speed).ToString()] };
    }

    private async Task SetAsync(string server, MarsSettings before, MarsSettings settings, IPipeline pipeline, bool writes, CancellationToken cancellationToken)
    {
        if (settings.Throttling is { } limit && MarsScheduleRules.Find(limit).FirstOrDefault() is { } finding)
        {
            throw new BackupException(finding.Code, finding.Message, finding.Recommendation, finding.Target) { ConcernsAllInput = true };
        }

        var difference = settings.Describe(before) is { Length: > 0 } words ? words : "they stay as they are";
        var secret = ProxyCredential is null ? string.Empty : "; with a new password of the proxy";
        if (await pipeline.ShouldProcessAsync(server, $"Change proxy and limits of bandwidth: {difference}{secret}").ConfigureAwait(false))
        {
            await Agent.SetSettingsAsync(settings, ProxyCredential?.Password, cancellationToken).ConfigureAwait(false);
            if (writes)
            {
                await pipeline.WriteObjectAsync(await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
    }

    private MarsSettingsChange SettingsChange() => new()
    {
        Proxy = Proxy,
        ProxyPort = Given(nameof(ProxyPort)) ? ProxyPort : null,
        ProxyUser = ProxyCredential?.UserName,
        NoProxy = NoProxy,
        WorkKbps = Given(nameof(WorkKbps)) ? WorkKbps : null,
        OtherKbps = Given(nameof(OtherKbps)) ? OtherKbps : null,
        WorkDays = WorkDay,
        WorkStart = Given(nameof(WorkStart)) ? Times(nameof(WorkStart), [WorkStart])[0] : null,
        WorkEnd = Given(nameof(WorkEnd)) ? Times(nameof(WorkEnd), [WorkEnd])[0] : null,
        NoThrottle = NoThrottle,
    };
}
