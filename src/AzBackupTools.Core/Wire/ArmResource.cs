using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Wire;

/// <summary>What all resources of ARM have around their properties.</summary>
internal sealed class ArmResource<TProperties> : IArmElement
    where TProperties : class
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Type { get; set; }

    public string? Location { get; set; }

    public Dictionary<string, string?>? Tags { get; set; }

    /// <summary>Spelled eTag by Backup and etag by Recovery Services; names are read without case.</summary>
    public string? ETag { get; set; }

    public VaultSkuWire? Sku { get; set; }

    public ManagedIdentityWire? Identity { get; set; }

    public SystemDataWire? SystemData { get; set; }

    public List<string?>? Zones { get; set; }

    public TProperties? Properties { get; set; }
}
