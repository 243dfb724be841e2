using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Which bodies a model is read from, and where they are documented.</summary>
internal sealed record ModelKind(string Name, string Url, Contract? Contract, string Definition, Func<string, object> Read, Func<string, IReadOnlyList<object>> ReadPage)
{
    private static readonly DateTimeOffset Now = new(2023, 5, 17, 12, 33, 0, TimeSpan.Zero);

    public static IReadOnlyList<ModelKind> All { get; } =
    [
        Of("Vault", "/microsoft\\.recoveryservices/vaults(/[^/]+)?$", Contract.Vaults, "Vault", ArmJson.Default.Vault, ArmJson.Default.VaultPage, VaultReader.Read),
        Of("VaultConfig", "/backupconfig/vaultconfig$", Contract.Backup, "BackupResourceVaultConfigResource", ArmJson.Default.VaultConfig, ArmJson.Default.VaultConfigPage, VaultConfigReader.Read),
        Of("BackupPolicy", "/backupPolicies(/[^/]+)?$", Contract.Backup, "ProtectionPolicyResource", ArmJson.Default.BackupPolicy, ArmJson.Default.BackupPolicyPage, BackupPolicyReader.Read),
        Of("ProtectableVm", "/backupProtectableItems$", Contract.Backup, "WorkloadProtectableItemResource", ArmJson.Default.ProtectableVm, ArmJson.Default.ProtectableVmPage, ProtectableVmReader.Read),
        Of("ProtectedItem", "/(backupProtectedItems|protectedItems/[^/]+)$", Contract.Backup, "ProtectedItemResource", ArmJson.Default.ProtectedItem, ArmJson.Default.ProtectedItemPage, static wire => ProtectedItemReader.Read(wire, Now)),
        Of("BackupJob", "/(backupJobs(/[^/]+)?|backupCrrJob)$", Contract.Backup, "JobResource", ArmJson.Default.BackupJob, ArmJson.Default.BackupJobPage, BackupJobReader.Read),
        Of("RecoveryPoint", "/(recoveryPoints(/[^/]+)?|recoveryPointsRecommendedForMove)$", Contract.Backup, "RecoveryPointResource", ArmJson.Default.RecoveryPoint, ArmJson.Default.RecoveryPointPage, RecoveryPointReader.Read),
        Of("BackupContainer", "/(backupProtectionContainers|protectionContainers/[^/]+)$", Contract.Backup, "ProtectionContainerResource", ArmJson.Default.BackupContainer, ArmJson.Default.BackupContainerPage, BackupContainerReader.Read),
        Of("VirtualMachine", "/microsoft\\.compute/virtualMachines(/[^/]+)?$", null, "VirtualMachine", ArmJson.Default.VirtualMachine, ArmJson.Default.VirtualMachinePage, VirtualMachineReader.Read),
        new("BackupStatus", "/backupStatus$", Contract.Backup, "BackupStatusResponse", static json => JsonSerializer.Deserialize(json, ArmJson.Default.BackupStatus)!.ToModel(), static _ => []),
    ];

    public static ModelKind? ForUrl(string url)
    {
        var path = new Uri(url).AbsolutePath.TrimEnd('/');
        return All.FirstOrDefault(kind => Regex.IsMatch(path, kind.Url, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    public override string ToString() => Name;

    private static ModelKind Of<TProperties, TModel>(
        string name,
        string url,
        Contract? contract,
        string definition,
        JsonTypeInfo<ArmResource<TProperties>> one,
        JsonTypeInfo<ArmPage<ArmResource<TProperties>>> page,
        Func<ArmResource<TProperties>, TModel> read)
        where TProperties : class
        where TModel : class =>
        new(
            name,
            url,
            contract,
            definition,
            json => read(JsonSerializer.Deserialize(json, one)!),
            json => [.. JsonSerializer.Deserialize(json, page)!.Value!.Select(read)]);
}
