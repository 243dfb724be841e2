using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Emulator;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Puts a virtual machine into the emulator: something to protect.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorVm")]
[OutputType(typeof(EmulatorVm))]
public sealed class AddRsEmulatorVmCommand : EmulatorCmdlet
{
    /// <summary>The machine's name; several make as many machines, alike but for the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VmName")]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The machine's resource group; it is made where it is missing.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VmResourceGroupName")]
    [ValidateNotNullOrEmpty]
    public string ResourceGroupName { get; set; } = string.Empty;

    /// <summary>The region. A vault protects the machines of its own region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Location { get; set; } = "westeurope";

    /// <summary>The operating system: Windows or Linux.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("Windows", "Linux")]
    public string OsType { get; set; } = "Linux";

    /// <summary>The sizes of the data disks, in GB; they get LUN 0, 1 and so on.</summary>
    [Parameter]
    [ValidateRange(1, 65536)]
    public int[] DataDiskSizeGB { get; set; } = [];

    /// <summary>Whether the machine runs. A backup of a deallocated one is crash consistent.</summary>
    [Parameter]
    [ValidateSet("Running", "Deallocated")]
    public string PowerState { get; set; } = "Running";

    /// <summary>Whether the agent in the machine answers. Backups of a running machine whose agent does not answer fail.</summary>
    [Parameter]
    [ValidateSet("Ready", "NotReady")]
    public string AgentStatus { get; set; } = "Ready";

    /// <summary>Lets every snapshot of the machine fail, and so its backups.</summary>
    [Parameter]
    public SwitchParameter SnapshotFails { get; set; }

    /// <summary>The availability zone that the machine is in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("1", "2", "3")]
    public string? Zone { get; set; }

    /// <summary>Has the disks encrypted from within the machine, with a key in a key vault of the machine's group.</summary>
    [Parameter]
    public SwitchParameter Encrypted { get; set; }

    /// <summary>Keeps the disks as blobs in a storage account, as machines of old did.</summary>
    [Parameter]
    public SwitchParameter UnmanagedDisks { get; set; }

    /// <summary>Replaces a machine of the name, which else is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        foreach (var name in Name)
        {
            await emulator.AddVmAsync(Describe(name), cancellationToken).ConfigureAwait(false);
            await pipeline.WriteObjectAsync(new EmulatorVm
            {
                Name = name,
                VmResourceGroupName = ResourceGroupName,
                Location = Location,
                OsType = OsType,
                DataDisks = DataDiskSizeGB.Length,
                PowerState = PowerState,
                AgentStatus = AgentStatus,
                VmId = new VmId(EmulatorOptions.DefaultSubscriptionId, ResourceGroupName, name).ToString(),
            }).ConfigureAwait(false);
        }
    }

    private JsonObject Describe(string name) =>
        new()
        {
            ["resourceGroup"] = ResourceGroupName,
            ["name"] = name,
            ["location"] = Location,
            ["osType"] = OsType,
            ["powerState"] = PowerState,
            ["agentStatus"] = AgentStatus == "Ready" ? "Ready" : "Not Ready",
            ["snapshotFails"] = SnapshotFails.IsPresent,
            ["replace"] = Force.IsPresent,
            ["zone"] = Zone,
            ["properties"] = new JsonObject { ["storageProfile"] = new JsonObject { ["osDisk"] = OsDisk(name) } },
            ["dataDisks"] = new JsonArray(DataDiskSizeGB.Select((size, index) => (JsonNode)new JsonObject { ["lun"] = index, ["sizeGB"] = size }).ToArray()),
        };

    private JsonObject OsDisk(string name)
    {
        var disk = new JsonObject();
        if (UnmanagedDisks)
        {
            disk["vhd"] = new JsonObject { ["uri"] = $"https://{ResourceGroupName.Replace("-", string.Empty)}disks.blob.core.windows.net/vhds/{name}.vhd" };
        }

        if (Encrypted)
        {
            var vault = new JsonObject
            {
                ["id"] = $"/subscriptions/{EmulatorOptions.DefaultSubscriptionId}/resourceGroups/{ResourceGroupName}/providers/Microsoft.KeyVault/vaults/kv-{ResourceGroupName}",
            };
            disk["encryptionSettings"] = new JsonObject
            {
                ["enabled"] = true,
                ["diskEncryptionKey"] = new JsonObject { ["secretUrl"] = $"https://kv-{ResourceGroupName}.vault.azure.net/secrets/{name}/1", ["sourceVault"] = vault },
                ["keyEncryptionKey"] = new JsonObject { ["keyUrl"] = $"https://kv-{ResourceGroupName}.vault.azure.net/keys/{name}/1", ["sourceVault"] = vault.DeepClone() },
            };
        }

        return disk;
    }
}
