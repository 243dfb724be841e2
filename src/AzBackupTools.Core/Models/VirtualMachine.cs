using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>A virtual machine.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/compute/resource-manager/Microsoft.Compute/ComputeRP/stable/2024-07-01/virtualMachine.json" />.</remarks>
public sealed record VirtualMachine
{
    /// <summary>The ARM id, in the case that the service told it in.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARM type.</summary>
    public string? Type { get; init; }

    /// <summary>The region.</summary>
    public string? Location { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyMap.Of<string>();

    /// <summary>The zones that it is in; none where it is in no particular one.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>The id that stays when the machine is renamed or moved.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The size: Standard_D2s_v5.</summary>
    public string? Size { get; init; }

    /// <summary>Succeeded, Updating, Failed ...</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? TimeCreated { get; init; }

    /// <summary>The name that the machine has for itself.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The name of the first administrator.</summary>
    public string? AdminUsername { get; init; }

    /// <summary>Whether the machine was made with the VM agent; null where it is not told, as for one made from a disk.</summary>
    public bool? IsAgentProvisioned { get; init; }

    /// <summary>Whether extensions may run on the machine, of which the backup is one; null where it is not told.</summary>
    public bool? AllowsExtensions { get; init; }

    /// <summary>The operating system as the agent tells it.</summary>
    public string? OsName { get; init; }

    /// <summary>The version of the operating system as the agent tells it.</summary>
    public string? OsVersion { get; init; }

    /// <summary>V1 or V2.</summary>
    public string? HyperVGeneration { get; init; }

    /// <summary>The version of the agent; null where the instance view was not asked for or no agent runs.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>How it is: provisioning and power.</summary>
    public IReadOnlyList<InstanceStatus> Statuses { get; init; } = [];

    /// <summary>How the agent is.</summary>
    public IReadOnlyList<InstanceStatus> AgentStatuses { get; init; } = [];

    /// <summary>TrustedLaunch, ConfidentialVM, or null.</summary>
    public string? SecurityType { get; init; }

    /// <summary>The license that is brought along.</summary>
    public string? LicenseType { get; init; }

    /// <summary>The publisher of the image.</summary>
    public string? ImagePublisher { get; init; }

    /// <summary>The offer of the image.</summary>
    public string? ImageOffer { get; init; }

    /// <summary>The SKU of the image.</summary>
    public string? ImageSku { get; init; }

    /// <summary>The version of the image.</summary>
    public string? ImageVersion { get; init; }

    /// <summary>The OS disk.</summary>
    public VmDisk? OsDisk { get; init; }

    /// <summary>The data disks.</summary>
    public IReadOnlyList<VmDisk> DataDisks { get; init; } = [];

    /// <summary>The subscription, from <see cref="Id" />.</summary>
    public string? SubscriptionId => ResourcePath.Segment(Id, "subscriptions");

    /// <summary>The resource group, from <see cref="Id" />.</summary>
    public string? ResourceGroupName => ResourcePath.Segment(Id, "resourceGroups");

    /// <summary>Windows or Linux.</summary>
    public string? OsType => OsDisk?.OsType;

    /// <summary>Whether it runs: running, stopped, deallocated ...; null where the instance view was not asked for.</summary>
    public string? PowerState => InstanceStatus.Find(Statuses, "PowerState/");

    /// <summary>Whether it runs; null where the instance view was not asked for.</summary>
    public bool? IsRunning => PowerState is { } state ? Text.Same(state, VmPowerState.Running) : null;

    /// <summary>Whether the agent is ready; null where the instance view was not asked for.</summary>
    public bool? IsAgentReady
    {
        get
        {
            if (AgentStatuses.Count == 0)
            {
                return null;
            }

            foreach (var status in AgentStatuses)
            {
                if (Text.Same(status.DisplayStatus, "Ready"))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
