using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Services;

/// <summary>Which items to list; null bounds nothing. The service itself filters.</summary>
public sealed record ProtectedItemFilter
{
    /// <summary>The virtual machines.</summary>
    public static ProtectedItemFilter Vms { get; } = new() { ManagementType = BackupManagementType.AzureIaasVM, ItemType = Models.WorkloadType.VM };

    /// <summary>One of <see cref="BackupManagementType" />.</summary>
    public string? ManagementType { get; init; }

    /// <summary>One of <see cref="Models.WorkloadType" />.</summary>
    public string? ItemType { get; init; }

    /// <summary>The name of the policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The name that people know the item by: that of the virtual machine.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>One of <see cref="ItemHealth" />.</summary>
    public string? HealthState { get; init; }

    /// <summary>The name of the container.</summary>
    public string? ContainerName { get; init; }

    internal string? ToFilter() => new ODataFilter()
        .Equal("backupManagementType", ManagementType)
        .Equal("itemType", ItemType)
        .Equal("policyName", PolicyName)
        .Equal("healthState", HealthState)
        .Equal("friendlyName", FriendlyName)
        .Equal("containerName", ContainerName)
        .ToString();
}
