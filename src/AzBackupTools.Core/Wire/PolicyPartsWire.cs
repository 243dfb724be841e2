using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="PolicyTiering" /> on the wire.</summary>
internal sealed class PolicyTieringWire
{
    public string? TieringMode { get; set; }

    public int? Duration { get; set; }

    public string? DurationType { get; set; }

    public PolicyTiering ToModel() => new()
    {
        Mode = TieringMode,
        Duration = Duration,
        Unit = DurationType,
    };
}

/// <summary>A <see cref="SubPolicy" /> on the wire.</summary>
internal sealed class SubPolicyWire
{
    public string? PolicyType { get; set; }

    public BackupScheduleWire? SchedulePolicy { get; set; }

    public BackupRetentionWire? RetentionPolicy { get; set; }

    public Dictionary<string, PolicyTieringWire?>? TieringPolicy { get; set; }

    public SubPolicySnapshotBackupAdditionalDetailsWire? SnapshotBackupAdditionalDetails { get; set; }

    public SubPolicy ToModel() => new()
    {
        PolicyType = PolicyType,
        SchedulePolicy = SchedulePolicy?.ToModel(),
        RetentionPolicy = RetentionPolicy?.ToModel(),
        Tiering = WireMap.Read(TieringPolicy, static wire => wire.ToModel()),
        SnapshotRetentionDays = SnapshotBackupAdditionalDetails?.InstantRpRetentionRangeInDays,
        SnapshotResourceGroup = SnapshotBackupAdditionalDetails?.InstantRPDetails,
        SnapshotIdentityId = SnapshotBackupAdditionalDetails?.UserAssignedManagedIdentityDetails?.IdentityArmId,
        SnapshotIdentityName = SnapshotBackupAdditionalDetails?.UserAssignedManagedIdentityDetails?.IdentityName,
        SnapshotIdentityClientId = SnapshotBackupAdditionalDetails?.UserAssignedManagedIdentityDetails?.UserAssignedIdentityProperties?.ClientId,
        SnapshotIdentityPrincipalId = SnapshotBackupAdditionalDetails?.UserAssignedManagedIdentityDetails?.UserAssignedIdentityProperties?.PrincipalId,
    };
}

/// <summary>"snapshotBackupAdditionalDetails" of a <see cref="SubPolicy" /> on the wire.</summary>
internal sealed class SubPolicySnapshotBackupAdditionalDetailsWire
{
    public int? InstantRpRetentionRangeInDays { get; set; }

    public string? InstantRPDetails { get; set; }

    public SubPolicySnapshotBackupAdditionalDetailsUserAssignedManagedIdentityDetailsWire? UserAssignedManagedIdentityDetails { get; set; }
}

/// <summary>"userAssignedManagedIdentityDetails" of a <see cref="SubPolicy" /> on the wire.</summary>
internal sealed class SubPolicySnapshotBackupAdditionalDetailsUserAssignedManagedIdentityDetailsWire
{
    public string? IdentityArmId { get; set; }

    public string? IdentityName { get; set; }

    public SubPolicySnapshotBackupAdditionalDetailsUserAssignedManagedIdentityDetailsUserAssignedIdentityPropertiesWire? UserAssignedIdentityProperties { get; set; }
}

/// <summary>"userAssignedIdentityProperties" of a <see cref="SubPolicy" /> on the wire.</summary>
internal sealed class SubPolicySnapshotBackupAdditionalDetailsUserAssignedManagedIdentityDetailsUserAssignedIdentityPropertiesWire
{
    public string? ClientId { get; set; }

    public string? PrincipalId { get; set; }
}
