using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="ProtectionReadiness" /> on the wire.</summary>
internal sealed class ProtectionReadinessWire
{
    public string? Status { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public string? Recommendation { get; set; }

    public string? ContainerName { get; set; }

    public string? ProtectedItemName { get; set; }

    public ProtectionReadiness ToModel() => new()
    {
        Status = Status,
        ErrorCode = ErrorCode,
        ErrorMessage = ErrorMessage,
        Recommendation = Recommendation,
        ContainerName = ContainerName,
        ProtectedItemName = ProtectedItemName,
    };
}

/// <summary>Whether a feature is there, on the wire.</summary>
internal sealed class FeatureSupportWire
{
    public string? SupportStatus { get; set; }
}
