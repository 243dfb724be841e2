using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Emulation;
using AzBackupTools.Emulator;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Puts into the emulator what backups and restores need beside themselves: staging accounts, networks, key vaults, target groups, another subscription.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorResource")]
[OutputType(typeof(EmulatorResource))]
public sealed class AddRsEmulatorResourceCommand : EmulatorCmdlet
{
    /// <summary>What it is.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("StorageAccount", "VirtualNetwork", "KeyVault", "ResourceGroup", "Subscription")]
    public string Kind { get; set; } = string.Empty;

    /// <summary>Its name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Its resource group, which is made where it is missing. A group and a subscription need none.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupName { get; set; }

    /// <summary>The region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Location { get; set; } = "westeurope";

    /// <summary>The names of the subnets of a network.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Subnet { get; set; } = ["default"];

    /// <summary>The name of the subscription that it is put in, which is made where it is missing. Left out, it is the emulator's first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Subscription { get; set; }

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var subscriptionName = Kind == "Subscription" ? Name : Subscription;
        var subscription = subscriptionName is null
            ? EmulatorOptions.DefaultSubscriptionId
            : await emulator.AddSubscriptionAsync(subscriptionName, cancellationToken).ConfigureAwait(false);
        if (Kind == "Subscription")
        {
            await pipeline.WriteObjectAsync(new EmulatorResource { Kind = Kind, Name = Name, ResourceId = $"/subscriptions/{subscription}" }).ConfigureAwait(false);
            return;
        }

        var groupName = ResourceGroupName ?? Name;
        var group = $"/subscriptions/{subscription}/resourceGroups/{groupName}";
        await emulator.PutAsync($"{group}?api-version=2022-12-01", new JsonObject { ["location"] = Location }, keepExisting: true, cancellationToken).ConfigureAwait(false);
        var id = Kind switch
        {
            "StorageAccount" => $"{group}/providers/Microsoft.Storage/storageAccounts/{Name}",
            "VirtualNetwork" => $"{group}/providers/Microsoft.Network/virtualNetworks/{Name}",
            "KeyVault" => $"{group}/providers/Microsoft.KeyVault/vaults/{Name}",
            _ => group,
        };
        if (id != group)
        {
            var version = Kind switch { "StorageAccount" => "2023-01-01", "KeyVault" => "2023-07-01", _ => "2023-09-01" };
            await emulator.PutAsync($"{id}?api-version={version}", Body(id), keepExisting: false, cancellationToken).ConfigureAwait(false);
        }

        await pipeline.WriteObjectAsync(new EmulatorResource
        {
            Kind = Kind,
            Name = Name,
            TargetResourceGroupName = groupName,
            Location = Location,
            ResourceId = id,
        }).ConfigureAwait(false);
    }

    private JsonObject Body(string id) => new()
    {
        ["location"] = Location,
        ["properties"] = Kind switch
        {
            "VirtualNetwork" => new JsonObject
            {
                ["subnets"] = new JsonArray(Subnet.Select(subnet => (JsonNode)new JsonObject { ["id"] = $"{id}/subnets/{subnet}", ["name"] = subnet }).ToArray()),
            },

            // Its access is ruled by roles, so that Set-RsEmulatorAccess has a say, as in Azure.
            "KeyVault" => new JsonObject { ["enableRbacAuthorization"] = true },
            _ => new JsonObject(),
        },
    };
}
