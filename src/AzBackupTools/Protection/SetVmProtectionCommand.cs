using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Protection;

/// <summary>Changes how virtual machines are protected: the policy, the disks, or both. Asked for what already is, it changes nothing and says so.</summary>
[Cmdlet(VerbsCommon.Set, "VmProtection", SupportsShouldProcess = true, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(ProtectionResult), typeof(PendingOperation))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class SetVmProtectionCommand : ItemCmdlet
{
    private const string PolicySet = "Policy";
    private const string IncludeSet = "IncludeDisks";
    private const string ExcludeSet = "ExcludeDisks";
    private const string OsDiskSet = "OsDiskOnly";
    private const string ResetSet = "ResetDiskSelection";

    /// <summary>The policy from now on: a name, an ARM id or an object of Get-BackupPolicy. Left out beside a choice of disks, it stays as it is.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PolicySet)]
    [Parameter(ParameterSetName = IncludeSet)]
    [Parameter(ParameterSetName = ExcludeSet)]
    [Parameter(ParameterSetName = OsDiskSet)]
    [Parameter(ParameterSetName = ResetSet)]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef? Policy { get; set; }

    /// <summary>Backs up the OS disk and only these data disks, by LUN. The final list: it replaces an earlier one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IncludeSet)]
    [ValidateRange(0, 63)]
    public int[] IncludeDiskLun { get; set; } = [];

    /// <summary>Backs up all disks but these data disks, by LUN. The final list: it replaces an earlier one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ExcludeSet)]
    [ValidateRange(0, 63)]
    public int[] ExcludeDiskLun { get; set; } = [];

    /// <summary>Backs up the OS disk and no data disk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OsDiskSet)]
    public SwitchParameter OsDiskOnly { get; set; }

    /// <summary>Backs up all disks again, whatever selection was made before.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter ResetDiskSelection { get; set; }

    /// <summary>Returns as soon as the service has accepted the change; Wait-BackupJob goes on with the result.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    private protected override string RunActivity => "Changing protection";

    private protected override async Task WorkAsync(ProtectedItem item, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = Policy?.In(ProtectedItemId.Parse(item.Id).Vault);
        if (await new ItemProtection(Client)
            .ChangeAsync(item, policy, Disks(), NoWait, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(result.Output).ConfigureAwait(false);
        }
    }

    private DiskSelection? Disks() =>
        ParameterSetName switch
        {
            IncludeSet => DiskSelection.Include(IncludeDiskLun),
            ExcludeSet => DiskSelection.Exclude(ExcludeDiskLun),
            OsDiskSet when OsDiskOnly => DiskSelection.OsDiskOnly,
            ResetSet when ResetDiskSelection => DiskSelection.All,
            _ => null,
        };
}
