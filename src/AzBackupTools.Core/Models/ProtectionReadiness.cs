namespace AzBackupTools.Core.Models;

/// <summary>Whether a virtual machine could be protected by a vault, as the service sees it.</summary>
/// <remarks>PreValidateEnableBackupResponse of <see href="https://github.com/Azure/azure-rest-api-specs/blob/main/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json" />.</remarks>
public sealed record ProtectionReadiness
{
    /// <summary>Succeeded, Failed or Invalid.</summary>
    public string? Status { get; init; }

    /// <summary>Why not: a code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why not, in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What to do.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The name that its container would have.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The name that its item would have.</summary>
    public string? ProtectedItemName { get; init; }

    /// <summary>Whether it could.</summary>
    public bool IsReady => Text.Same(Status, "Succeeded");
}
