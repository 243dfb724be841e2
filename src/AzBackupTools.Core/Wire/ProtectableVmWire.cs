using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="ProtectableVm" /> on the wire.</summary>
internal sealed class ProtectableVmPropertiesWire
{
    public string? FriendlyName { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? BackupManagementType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? WorkloadType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectableItemType { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ProtectionState { get; set; }

    public string? VirtualMachineId { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? VirtualMachineVersion { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? ResourceGroup { get; set; }
}

/// <summary>Reads a <see cref="ProtectableVm" /> off the wire.</summary>
internal static class ProtectableVmReader
{
    public static ProtectableVm Read(ArmResource<ProtectableVmPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new ProtectableVmPropertiesWire();
        return new ProtectableVm
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            FriendlyName = properties.FriendlyName,
            ManagementType = properties.BackupManagementType,
            WorkloadType = properties.WorkloadType,
            ItemType = properties.ProtectableItemType,
            State = properties.ProtectionState,
            VirtualMachineId = properties.VirtualMachineId,
            VirtualMachineVersion = properties.VirtualMachineVersion,
            VmResourceGroupName = properties.ResourceGroup,
        };
    }
}
