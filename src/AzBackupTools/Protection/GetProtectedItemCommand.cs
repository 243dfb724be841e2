using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets what a vault protects, of every kind, with state, health, policy and last backup.</summary>
[Cmdlet(VerbsCommon.Get, "ProtectedItem")]
[OutputType(typeof(ProtectedItem))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class GetProtectedItemCommand : VaultListCmdlet
{
    private const string AllKinds = "All";

    /// <summary>The name that the view with the purge goes by.</summary>
    private const string SoftDeletedType = "AzBackupTools.ProtectedItem#SoftDeleted";

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
    [ArgumentCompleter(typeof(AnyItemNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Only items of this kind: VM, FileFolder and SystemState of servers with the agent, AzureFileShare, SQLDataBase, SAPHanaDatabase. Left
    /// out, or All, items of every kind.
    /// </summary>
    [Parameter]
    [Alias("WorkloadType", "ItemType")]
    [ValidateSet("VM", "FileFolder", "SystemState", "AzureFileShare", "SQLDataBase", "SAPHanaDatabase", "All")]
    public string Type { get; set; } = AllKinds;

    /// <summary>
    /// Only items of this server, as Get-MarsServer names it, or of another container of Get-BackupContainer; wildcards are permitted. Objects of
    /// both say it in the pipeline.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerFullName", "ServerName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? Server { get; set; }

    /// <summary>Only items whose backups were deleted and can still be brought back, with the time of their purge.</summary>
    [Parameter]
    public SwitchParameter SoftDeleted { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vault = await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        var server = ServerFilter.Of(Server);
        await pipeline.WriteNamedAsync(
            Client.Protection.ListAsync(vault, Filter(), cancellationToken),
            pattern.IsLiteral || server.IsLiteral,
            item => pattern.Matches(item.FriendlyName) && server.Has(item) && (!SoftDeleted || item.IsSoftDeleted),
            item => Task.FromResult<object>(SoftDeleted ? WithPurge(item) : item),
            () => new BackupException(
                ErrorIds.ItemNotFound,
                $"Vault '{vault.Name}' holds no {(SoftDeleted ? "soft-deleted " : string.Empty)}{(IsOfAllKinds ? "item" : Type)}{(Name is null ? string.Empty : $" '{Name}'")}{(server.Text is null ? string.Empty : $" of server '{Server}'")}.",
                $"Get-ProtectedItem -Vault {vault.Name} shows what it holds.",
                Name ?? Server),
            cancellationToken).ConfigureAwait(false);
    }

    private bool IsOfAllKinds => Type.Equals(AllKinds, StringComparison.OrdinalIgnoreCase);

    private static PSObject WithPurge(ProtectedItem item)
    {
        var output = PSObject.AsPSObject(item);
        output.TypeNames.Insert(0, SoftDeletedType);
        return output;
    }

    /// <summary>One kind, or nothing: without a filter the service lists items of every kind, page by page as any list.</summary>
    /// <remarks>
    /// As recorded: https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/backup/tests/latest/recordings/test_afs_backup_item.yaml,
    /// "backup item list -g -v -c". A name is not asked for: of other kinds than machines the service is not known to find items by it,
    /// see https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/recoveryservices/backup_protected_file_share_resource.go.
    /// </remarks>
    private ProtectedItemFilter? Filter() => ManagementTypes.TryGetValue(Type, out var managementType)
        ? new ProtectedItemFilter { ManagementType = managementType, ItemType = Type }
        : null;
}
