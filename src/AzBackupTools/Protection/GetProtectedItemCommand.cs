using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Protection;

/// <summary>Gets what a vault protects, with state, health, policy and last backup.</summary>
[Cmdlet(VerbsCommon.Get, "ProtectedItem")]
[OutputType(typeof(ProtectedItem))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class GetProtectedItemCommand : VaultListCmdlet
{
    private static readonly Dictionary<string, string> ManagementTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [WorkloadType.VM] = BackupManagementType.AzureIaasVM,
        [WorkloadType.FileFolder] = BackupManagementType.MAB,
        [WorkloadType.SystemState] = BackupManagementType.MAB,
        [WorkloadType.AzureFileShare] = BackupManagementType.AzureStorage,
        [WorkloadType.SQLDataBase] = BackupManagementType.AzureWorkload,
        [WorkloadType.SAPHanaDatabase] = BackupManagementType.AzureWorkload,
    };

    /// <summary>Only items of this name: that of the virtual machine, volume, share or database; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [Alias("VmName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Only items of this kind: VM, FileFolder and SystemState of servers with the agent, AzureFileShare, SQLDataBase, SAPHanaDatabase. Left
    /// out, virtual machines only; All for every kind.
    /// </summary>
    [Parameter]
    [Alias("WorkloadType", "ItemType")]
    [ValidateSet("VM", "FileFolder", "SystemState", "AzureFileShare", "SQLDataBase", "SAPHanaDatabase", "All")]
    public string Type { get; set; } = WorkloadType.VM;

    /// <summary>Only items whose backups were deleted and can still be brought back, with the time of their purge.</summary>
    [Parameter]
    public SwitchParameter SoftDeleted { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        await pipeline.WriteNamedAsync(
            Client.Protection.ListAsync(vault, Filter(), cancellationToken),
            pattern,
            item => pattern.Matches(item.FriendlyName) && (!SoftDeleted || item.IsSoftDeleted),
            item => Task.FromResult<object>(item),
            () => new BackupException(
                ErrorIds.ItemNotFound,
                $"Vault '{vault.Name}' holds no {(SoftDeleted ? "soft-deleted " : string.Empty)}item '{Name}'.",
                $"Get-ProtectedItem -Vault {vault.Name} shows what it holds.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }

    private ProtectedItemFilter? Filter() => ManagementTypes.TryGetValue(Type, out var managementType)
        ? new ProtectedItemFilter { ManagementType = managementType, ItemType = Type }
        : null;
}
