using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Adds volumes, folders and files, or the system state, to what this server backs up.</summary>
[Cmdlet(VerbsCommon.Add, "MarsItem", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class AddMarsItemCommand : MarsCmdlet
{
    private const string PathSet = "Path";
    private const string SystemStateSet = "SystemState";

    /// <summary>The volumes (D:\), folders and files.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public MarsPathRef[] Path { get; set; } = [];

    /// <summary>The system state, by a policy of its own: schedule and retention are taken over from that of files and folders.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SystemStateSet)]
    public SwitchParameter SystemState { get; set; }

    private protected override bool TakesMany => true;

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (ParameterSetName == PathSet)
        {
            var policy = await PolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false);
            var paths = (await PathsAsync(Path, pipeline, path => MarsSelection.CheckDrive(path, Agent.Files)).ConfigureAwait(false)).Select(static one => one.Path).ToArray();
            if (paths.Length > 0)
            {
                await ChangeAsync(policy, MarsSelection.Add(policy, paths), $"Back up {string.Join(", ", paths)} as well", pipeline, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var before = await Agent.GetPolicyAsync(MarsWorkload.SystemState, cancellationToken).ConfigureAwait(false);
        var model = before ?? await Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, cancellationToken).ConfigureAwait(false) ?? new MarsPolicy();
        var after = model with { Workload = MarsWorkload.SystemState, Items = [], Exclusions = [] };
        await ChangeAsync(before, new MarsSelection(after, []), "Back up the system state", pipeline, cancellationToken).ConfigureAwait(false);
    }
}
