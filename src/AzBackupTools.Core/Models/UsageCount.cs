using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>One thing that the service counts in a vault.</summary>
/// <remarks>Names and meanings on the wire: <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaultusages.json" />.</remarks>
public sealed record UsageCount
{
    /// <summary>What is counted: "ProtectedItemCount", "GRSStorageUsage", or a management type such as "AzureIaasVM".</summary>
    public required string Name { get; init; }

    /// <summary>The same in words of the service.</summary>
    public string? DisplayName { get; init; }

    /// <summary>How much there is.</summary>
    public long Value { get; init; }

    /// <summary>How much there may be; null where there is no limit.</summary>
    public long? Limit { get; init; }

    /// <summary>Count, Bytes, Seconds, Percent, CountPerSecond or BytesPerSecond.</summary>
    public string? Unit { get; init; }

    /// <summary>The time that the count is about, in ISO 8601, where it is about one: "P1D".</summary>
    public string? QuotaPeriod { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}{(Text.Same(Unit, "Bytes") ? " bytes" : string.Empty)}";
}
