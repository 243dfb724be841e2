using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Emulator;

/// <summary>Puts into the emulator what a restore needs besides a recovery point: staging accounts, networks, target groups, another subscription.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorResource")]
[OutputType(typeof(EmulatorResource))]
public sealed class AddRsEmulatorResourceCommand : EmulatorCmdlet
{
    /// <summary>What it is.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("StorageAccount", "VirtualNetwork", "ResourceGroup", "Subscription")]
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
            _ => group,
        };
        if (id != group)
        {
            await emulator.PutAsync($"{id}?api-version={(Kind == "StorageAccount" ? "2023-01-01" : "2023-09-01")}", Body(id), keepExisting: false, cancellationToken).ConfigureAwait(false);
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
        ["properties"] = Kind == "StorageAccount"
            ? new JsonObject()
            : new JsonObject
            {
                ["subnets"] = new JsonArray(Subnet.Select(subnet => (JsonNode)new JsonObject { ["id"] = $"{id}/subnets/{subnet}", ["name"] = subnet }).ToArray()),
            },
    };
}
