using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Checks what an agent is told, or is to be told, on any machine: paths, exclusions, limits, least retention.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MarsPolicy", DefaultParameterSetName = ServerSet)]
[OutputType(typeof(MarsFinding))]
public sealed class TestMarsPolicyCommand : AsyncPSCmdlet
{
    private const string ServerSet = "Server";
    private const string PathSet = "Path";

    /// <summary>A file of Export-MarsPolicy. Left out, it is the agent of this server that is checked.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Checks the file against this server: whether its drives and folders are there.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter AgainstServer { get; set; }

    /// <summary>The upload speed of this server's line in megabits a second: then the first backup is measured, and what takes more than three days is a finding.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    public double LineMbps { get; set; }

    /// <summary>Ends with an error where a finding is at least so bad, to fail a build.</summary>
    [Parameter]
    public MarsFindingLevel FailOn { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var measures = MyInvocation.BoundParameters.ContainsKey(nameof(LineMbps));
        using var agent = Path is null || AgainstServer || measures ? await pipeline.InvokeAsync(static _ => MarsAgents.Current).ConfigureAwait(false) : null;
        var configuration = Path is null
            ? await MarsConfiguration.ReadAsync(agent!, cancellationToken).ConfigureAwait(false)
            : MarsConfigurationFile.Read(await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false));
        var findings = configuration.Find(agent?.Files).ToList();
        if (configuration.Policies.Count == 0)
        {
            findings.Add(new MarsFinding
            {
                Level = MarsFindingLevel.Warning, Code = "NothingBackedUp", Target = Path ?? "this server", Message = "There is no policy: nothing is backed up.", Recommendation = Path is null ? "Make one with Set-MarsPolicy." : "Add one to policies.",
            });
        }

        if (measures && configuration.Policies.FirstOrDefault(static policy => policy.Workload == MarsWorkload.FilesAndFolders) is { } files)
        {
            var speed = configuration.Settings.Throttling?.MeanBitsPerSecond(LineMbps * 1_000_000) ?? LineMbps * 1_000_000;
            var estimate = FirstBackupEstimate.Measure(files, agent!.Files, speed);
            pipeline.Verbose(estimate.ToString());
            if (estimate.NeedsOfflineSeeding)
            {
                findings.Add(new MarsFinding
                {
                    Level = MarsFindingLevel.Warning, Code = "SlowFirstBackup", Target = string.Join(", ", files.Items), Message = estimate.ToString(), Recommendation = string.Join(" ", estimate.OfflineSeedingSteps),
                });
            }
        }

        foreach (var finding in findings)
        {
            await pipeline.WriteObjectAsync(finding).ConfigureAwait(false);
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(FailOn)) && findings.Count(finding => finding.Level >= FailOn) is > 0 and var bad)
        {
            throw new BackupException(ErrorIds.PrecheckFailed, $"{bad} finding(s) are {FailOn} or worse.", "See the findings for what to do.", Path);
        }

        if (findings.Count == 0)
        {
            pipeline.Verbose("Nothing was found.");
        }
    }
}
