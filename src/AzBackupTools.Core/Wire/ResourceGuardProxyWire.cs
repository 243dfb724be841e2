using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The properties of a <see cref="ResourceGuardProxy" /> on the wire.</summary>
internal sealed class ResourceGuardProxyPropertiesWire
{
    public string? ResourceGuardResourceId { get; set; }

    public List<ResourceGuardOperationWire?>? ResourceGuardOperationDetails { get; set; }
}

/// <summary>A critical operation, and the request of the guard that it needs.</summary>
internal sealed class ResourceGuardOperationWire
{
    public string? VaultCriticalOperation { get; set; }

    public string? DefaultResourceRequest { get; set; }
}

/// <summary>Asks for leave to delete.</summary>
internal sealed class UnlockDeleteRequest
{
    public List<string>? ResourceGuardOperationRequests { get; set; }

    public string? ResourceToBeDeleted { get; set; }
}

/// <summary>Reads ties to resource guards.</summary>
internal static class ResourceGuardProxyReader
{
    public static ResourceGuardProxy Read(ArmResource<ResourceGuardProxyPropertiesWire> wire) => new()
    {
        Id = wire.Id ?? string.Empty,
        Name = wire.Name ?? string.Empty,
        ResourceGuardId = wire.Properties?.ResourceGuardResourceId,
        Requests = (wire.Properties?.ResourceGuardOperationDetails ?? [])
            .Where(static detail => detail is { VaultCriticalOperation: not null, DefaultResourceRequest: not null })
            .GroupBy(static detail => detail!.VaultCriticalOperation!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.First()!.DefaultResourceRequest!, StringComparer.OrdinalIgnoreCase),
    };
}
