using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>Tells which jobs are those of certain items: a job names what it works on, and not the item's id.</summary>
public sealed class JobsOfItems
{
    private readonly ILookup<string, ProtectedItem> _byName;

    /// <summary>Takes the items, of one vault.</summary>
    public JobsOfItems(IEnumerable<ProtectedItem> items)
    {
        var all = items.ToList();
        _byName = all.ToLookup(static item => item.ToString(), StringComparer.OrdinalIgnoreCase);
        ManagementType = all.Count > 0 && all.All(item => Text.Same(item.ManagementType, all[0].ManagementType)) ? all[0].ManagementType : null;
    }

    /// <summary>The kind of backup, where all items are of one; else null.</summary>
    public string? ManagementType { get; }

    /// <summary>Whether the job is one of the items.</summary>
    public bool Has(BackupJob job) => _byName[NameIn(job)].Any(item => IsOf(job, item));

    /// <summary>The server, storage account or backup server that a job names beside its item; null where it names none.</summary>
    public static string? ServerOf(BackupJob job) => job.MabServerName ?? job.DpmServerName ?? job.StorageAccountName ?? ServerIn(job);

    private static bool IsOf(BackupJob job, ProtectedItem item) =>
        IsSame(job.ManagementType, item.ManagementType)
        && IsSame(job.ContainerName, item.IsVm ? item.ContainerName : null)
        && IsSame(ServerOf(job), item.IsVm ? null : item.ComputerName ?? item.BackupEngineName ?? item.ServerName ?? item.Source);

    /// <summary>What is not told of one or the other does not tell them apart.</summary>
    private static bool IsSame(string? left, string? right) => string.IsNullOrEmpty(left) || string.IsNullOrEmpty(right) || Text.Same(left, right);

    /// <summary>Jobs of databases name the instance and the server along with it: "MSSQLSERVER/orders [sql01]", or some of that.</summary>
    /// <remarks>https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/backup/tests/latest/test_sql_commands.py.</remarks>
    private static string NameIn(BackupJob job)
    {
        var name = job.ItemName ?? string.Empty;
        if (!IsOfDatabase(job))
        {
            return name;
        }

        var end = name.LastIndexOf(" [", StringComparison.Ordinal);
        name = end > 0 ? name.Substring(0, end) : name;
        return name.Substring(name.IndexOf('/') + 1);
    }

    private static string? ServerIn(BackupJob job)
    {
        var name = job.ItemName ?? string.Empty;
        var start = name.LastIndexOf(" [", StringComparison.Ordinal);
        return IsOfDatabase(job) && start > 0 ? name.Substring(start + 2).TrimEnd(']') : null;
    }

    private static bool IsOfDatabase(BackupJob job) => Text.Same(job.ManagementType, BackupManagementType.AzureWorkload);
}
