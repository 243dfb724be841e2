using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="RecoveryPointTier" /> on the wire.</summary>
internal sealed class RecoveryPointTierWire
{
    [JsonConverter(typeof(RepeatedText))]
    public string? Type { get; set; }

    [JsonConverter(typeof(RepeatedText))]
    public string? Status { get; set; }

    public Dictionary<string, string?>? ExtendedInfo { get; set; }

    public RecoveryPointTier ToModel() => new()
    {
        Type = Type,
        Status = Status,
        ExtendedInfo = WireMap.Read(ExtendedInfo),
    };
}

/// <summary>A <see cref="MoveReadiness" /> on the wire.</summary>
internal sealed class MoveReadinessWire
{
    public bool? IsReadyForMove { get; set; }

    public string? AdditionalInfo { get; set; }

    public MoveReadiness ToModel() => new()
    {
        IsReadyForMove = IsReadyForMove,
        AdditionalInfo = AdditionalInfo,
    };
}

/// <summary>A <see cref="DiskInformation" /> on the wire.</summary>
internal sealed class DiskInformationWire
{
    public int? Lun { get; set; }

    public string? Name { get; set; }

    public DiskInformation ToModel() => new()
    {
        Lun = Lun,
        Name = Name,
    };
}

/// <summary>A <see cref="RecoveryPointEncryption" /> on the wire.</summary>
internal sealed class RecoveryPointEncryptionWire
{
    public string? EncryptionMechanism { get; set; }

    public RecoveryPointEncryptionKekDetailsWire? KekDetails { get; set; }

    public RecoveryPointEncryptionBekDetailsWire? BekDetails { get; set; }

    public RecoveryPointEncryption ToModel() => new()
    {
        Mechanism = EncryptionMechanism,
        KeyUrl = KekDetails?.KeyUrl,
        KeyVaultId = KekDetails?.KeyVaultId,
        KeyBackupData = KekDetails?.KeyBackupData,
        SecretUrl = BekDetails?.SecretUrl,
        SecretVaultId = BekDetails?.SecretVaultId,
        SecretData = BekDetails?.SecretData,
    };
}

/// <summary>"kekDetails" of a <see cref="RecoveryPointEncryption" /> on the wire.</summary>
internal sealed class RecoveryPointEncryptionKekDetailsWire
{
    public string? KeyUrl { get; set; }

    public string? KeyVaultId { get; set; }

    public string? KeyBackupData { get; set; }
}

/// <summary>"bekDetails" of a <see cref="RecoveryPointEncryption" /> on the wire.</summary>
internal sealed class RecoveryPointEncryptionBekDetailsWire
{
    public string? SecretUrl { get; set; }

    public string? SecretVaultId { get; set; }

    public string? SecretData { get; set; }
}

/// <summary>A <see cref="RecoveryTimeRange" /> on the wire.</summary>
internal sealed class RecoveryTimeRangeWire
{
    public DateTimeOffset? StartTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    public RecoveryTimeRange ToModel() => new()
    {
        StartTime = StartTime,
        EndTime = EndTime,
    };
}

/// <summary>A <see cref="SqlDataDirectory" /> on the wire.</summary>
internal sealed class SqlDataDirectoryWire
{
    public string? Type { get; set; }

    public string? Path { get; set; }

    public string? LogicalName { get; set; }

    public SqlDataDirectory ToModel() => new()
    {
        Type = Type,
        Path = Path,
        LogicalName = LogicalName,
    };
}
