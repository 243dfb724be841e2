using System;
using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachinePropertiesWire
{
    public string? VmId { get; set; }

    public VirtualMachineHardwareProfileWire? HardwareProfile { get; set; }

    public string? ProvisioningState { get; set; }

    public DateTimeOffset? TimeCreated { get; set; }

    public VirtualMachineOsProfileWire? OsProfile { get; set; }

    public VirtualMachineInstanceViewWire? InstanceView { get; set; }

    public VirtualMachineSecurityProfileWire? SecurityProfile { get; set; }

    public string? LicenseType { get; set; }

    public VirtualMachineStorageProfileWire? StorageProfile { get; set; }
}

/// <summary>"hardwareProfile" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineHardwareProfileWire
{
    public string? VmSize { get; set; }
}

/// <summary>"osProfile" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineOsProfileWire
{
    public string? ComputerName { get; set; }

    public string? AdminUsername { get; set; }

    public VirtualMachineOsConfigurationWire? WindowsConfiguration { get; set; }

    public VirtualMachineOsConfigurationWire? LinuxConfiguration { get; set; }

    public bool? AllowExtensionOperations { get; set; }
}

/// <summary>"windowsConfiguration" or "linuxConfiguration" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineOsConfigurationWire
{
    public bool? ProvisionVMAgent { get; set; }
}

/// <summary>"instanceView" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineInstanceViewWire
{
    public string? ComputerName { get; set; }

    public string? OsName { get; set; }

    public string? OsVersion { get; set; }

    public string? HyperVGeneration { get; set; }

    public VirtualMachineInstanceViewVmAgentWire? VmAgent { get; set; }

    public List<InstanceStatusWire?>? Statuses { get; set; }
}

/// <summary>"vmAgent" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineInstanceViewVmAgentWire
{
    public string? VmAgentVersion { get; set; }

    public List<InstanceStatusWire?>? Statuses { get; set; }
}

/// <summary>"securityProfile" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineSecurityProfileWire
{
    public string? SecurityType { get; set; }
}

/// <summary>"storageProfile" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineStorageProfileWire
{
    public VirtualMachineStorageProfileImageReferenceWire? ImageReference { get; set; }

    public VmDiskWire? OsDisk { get; set; }

    public List<VmDiskWire?>? DataDisks { get; set; }
}

/// <summary>"imageReference" of a <see cref="VirtualMachine" /> on the wire.</summary>
internal sealed class VirtualMachineStorageProfileImageReferenceWire
{
    public string? Publisher { get; set; }

    public string? Offer { get; set; }

    public string? Sku { get; set; }

    public string? ExactVersion { get; set; }

    public string? Version { get; set; }
}

/// <summary>Reads a <see cref="VirtualMachine" /> off the wire.</summary>
internal static class VirtualMachineReader
{
    public static VirtualMachine Read(ArmResource<VirtualMachinePropertiesWire> wire)
    {
        var properties = wire.Properties ?? new VirtualMachinePropertiesWire();
        return new VirtualMachine
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            Location = wire.Location,
            Tags = WireMap.Read(wire.Tags),
            Zones = WireList.Read(wire.Zones),
            UniqueId = properties.VmId,
            Size = properties.HardwareProfile?.VmSize,
            ProvisioningState = properties.ProvisioningState,
            TimeCreated = properties.TimeCreated,
            ComputerName = properties.OsProfile?.ComputerName ?? properties.InstanceView?.ComputerName,
            AdminUsername = properties.OsProfile?.AdminUsername,
            IsAgentProvisioned = properties.OsProfile?.WindowsConfiguration?.ProvisionVMAgent ?? properties.OsProfile?.LinuxConfiguration?.ProvisionVMAgent,
            AllowsExtensions = properties.OsProfile?.AllowExtensionOperations,
            OsName = properties.InstanceView?.OsName,
            OsVersion = properties.InstanceView?.OsVersion,
            HyperVGeneration = properties.InstanceView?.HyperVGeneration,
            AgentVersion = properties.InstanceView?.VmAgent?.VmAgentVersion,
            Statuses = WireList.Read(properties.InstanceView?.Statuses, static wire => wire.ToModel()),
            AgentStatuses = WireList.Read(properties.InstanceView?.VmAgent?.Statuses, static wire => wire.ToModel()),
            SecurityType = properties.SecurityProfile?.SecurityType,
            LicenseType = properties.LicenseType,
            ImagePublisher = properties.StorageProfile?.ImageReference?.Publisher,
            ImageOffer = properties.StorageProfile?.ImageReference?.Offer,
            ImageSku = properties.StorageProfile?.ImageReference?.Sku,
            ImageVersion = properties.StorageProfile?.ImageReference?.ExactVersion ?? properties.StorageProfile?.ImageReference?.Version,
            OsDisk = properties.StorageProfile?.OsDisk?.ToModel(),
            DataDisks = WireList.Read(properties.StorageProfile?.DataDisks, static wire => wire.ToModel()),
        };
    }
}
