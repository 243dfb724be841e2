using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Takes a virtual machine out of the emulator, as if somebody had deleted it. What is protected of it stays, and its backups fail.</summary>
[Cmdlet(VerbsCommon.Remove, "RsEmulatorVm", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRsEmulatorVmCommand : EmulatorCmdlet
{
    /// <summary>The machine's name; several take as many machines away.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VmName")]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The machine's resource group.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VmResourceGroupName")]
    [ValidateNotNullOrEmpty]
    public string ResourceGroupName { get; set; } = string.Empty;

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var name in Name)
        {
            if (await pipeline.ShouldProcessAsync(name, "Delete the machine and leave its backups").ConfigureAwait(false))
            {
                await emulator.RemoveVmAsync(new JsonObject { ["resourceGroup"] = ResourceGroupName, ["name"] = name }, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
