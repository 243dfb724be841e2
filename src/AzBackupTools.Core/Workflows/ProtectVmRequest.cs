namespace AzBackupTools.Core.Workflows;

/// <summary>The state that one virtual machine should be brought to.</summary>
public sealed record ProtectVmRequest
{
    /// <summary>The virtual machine.</summary>
    public required VmId Vm { get; init; }

    /// <summary>The vault.</summary>
    public required VaultId Vault { get; init; }

    /// <summary>The policy.</summary>
    public required PolicyId Policy { get; init; }

    /// <summary>The data disks; null leaves the selection as it is (all disks, for a new item).</summary>
    public DiskSelection? Disks { get; init; }

    /// <summary>Whether a soft-deleted item may be undeleted on the way.</summary>
    public bool RecoverDeleted { get; init; }

    /// <summary>Whether to return as soon as the service has accepted the change.</summary>
    public bool NoWait { get; init; }

    internal ProtectedItemId Item => ProtectedItemId.ForVm(Vault, Vm);
}
