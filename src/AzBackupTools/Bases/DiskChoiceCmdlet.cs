using System.Management.Automation;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that say which disks of virtual machines are backed up.</summary>
/// <typeparam name="TWork">What one input asks for.</typeparam>
public abstract class DiskChoiceCmdlet<TWork> : SideBySideCmdlet<TWork>
{
    private protected const string IncludeSet = "IncludeDisks";
    private protected const string ExcludeSet = "ExcludeDisks";
    private protected const string OsDiskSet = "OsDiskOnly";
    private protected const string ResetSet = "ResetDiskSelection";

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

    /// <summary>The final selection; null leaves it as it is.</summary>
    private protected DiskSelection? Disks() =>
        ParameterSetName switch
        {
            IncludeSet => DiskSelection.Include(IncludeDiskLun),
            ExcludeSet => DiskSelection.Exclude(ExcludeDiskLun),
            OsDiskSet when OsDiskOnly => DiskSelection.OsDiskOnly,
            ResetSet when ResetDiskSelection => DiskSelection.All,
            _ => null,
        };
}
