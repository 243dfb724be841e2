using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="ResourceGroup" /> on the wire.</summary>
internal sealed class ResourceGroupPropertiesWire
{
    public string? ProvisioningState { get; set; }
}

/// <summary>Reads a <see cref="ResourceGroup" /> off the wire.</summary>
internal static class ResourceGroupReader
{
    public static ResourceGroup Read(ArmResource<ResourceGroupPropertiesWire> wire)
    {
        var properties = wire.Properties ?? new ResourceGroupPropertiesWire();
        return new ResourceGroup
        {
            Id = wire.Id ?? string.Empty,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type,
            Location = wire.Location,
            Tags = WireMap.Read(wire.Tags),
            ProvisioningState = properties.ProvisioningState,
        };
    }
}
