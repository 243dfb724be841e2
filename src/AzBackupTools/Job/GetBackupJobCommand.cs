using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets a vault's jobs, or one job with its sub-tasks, errors and recommendations.</summary>
[Cmdlet(VerbsCommon.Get, "BackupJob", DefaultParameterSetName = ListSet)]
[OutputType(typeof(BackupJob))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read")]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrJobs/action", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.RecoveryServices/locations/backupCrrJob/action", On = nameof(SecondaryRegion))]
[RequiresAction("Microsoft.Resources/subscriptions/locations/read", On = nameof(SecondaryRegion))]
public sealed class GetBackupJobCommand : VaultListCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>So many jobs are asked for their details at the same time; they come in the order of the list.</summary>
    private const int SideBySide = 8;

    private readonly List<ProtectedItem> _items = [];
    private readonly List<(VaultId Vault, ServerFilter Server)> _servers = [];

    /// <summary>The job: its GUID, its ARM id, or an object of ours that names one. Shown with all details.</summary>
    // Also in the default set: PowerShell binds an object's properties there first, and a piped job would give its vault alone.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public JobRef? JobId { get; set; }

    /// <summary>Only jobs of these items, of whatever kind: objects of Get-ProtectedItem. The jobs of a vault are listed once for all its items.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProtectedItem? InputObject { get; set; }

    /// <summary>Only jobs in this state.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("InProgress", "Completed", "CompletedWithWarnings", "Failed", "Cancelling", "Cancelled")]
    public string? Status { get; set; }

    /// <summary>Only jobs of this kind.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Backup", "ConfigureBackup", "DisableBackup", "DeleteBackupData", "Undelete", "Restore", "CrossRegionRestore", "Register", "UnRegister", "UpdateCustomerManagedKey")]
    public string? Operation { get; set; }

    /// <summary>Only jobs of this kind of backup: AzureIaasVM for virtual machines, MAB for servers with the agent. Left out, all kinds.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("BackupManagementType")]
    [ValidateSet("AzureIaasVM", "MAB", "AzureStorage", "AzureWorkload", "DPM", "AzureBackupServer")]
    public string? ManagementType { get; set; }

    /// <summary>Only jobs that started at this time or later. A time without a zone is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? From { get; set; }

    /// <summary>Only jobs that started at this time or before. A time without a zone is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? To { get; set; }

    /// <summary>Only jobs of this item: the name of a virtual machine, a share, or a volume of a server; wildcards are permitted.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("VmName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnyItemNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Item { get; set; }

    /// <summary>
    /// Only jobs of this server, as Get-MarsServer names it, or of another container of Get-BackupContainer; wildcards are permitted. Objects of
    /// both say it in the pipeline.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerFullName", "ServerName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? Server { get; set; }

    /// <summary>The jobs in the secondary region of the vault, which its own list does not show.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UseSecondaryRegion", "IsSecondaryRegion")]
    public SwitchParameter SecondaryRegion { get; set; }

    /// <summary>Reads each job's sub-tasks and errors too, which costs one request a job.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (JobId is not null)
        {
            await FindAsync(JobId, pipeline, cancellationToken).ConfigureAwait(false);
        }
        else if (InputObject is not null)
        {
            if (ServerFilter.Of(Server).Has(InputObject))
            {
                _items.Add(InputObject);
            }
        }
        else if (!string.IsNullOrEmpty(Server))
        {
            _servers.Add((await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false), ServerFilter.Of(Server)));
        }
        else
        {
            await ListAsync(await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false), null, null, pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    private protected override async Task EndProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var ofItems = _items.GroupBy(static item => ProtectedItemId.Parse(item.Id).Vault).Select(static vault =>
        {
            var jobs = new JobsOfItems(vault);
            return (Vault: vault.Key, jobs.ManagementType, IsWanted: (Func<BackupJob, bool>)jobs.Has);
        });
        var ofServers = _servers.GroupBy(static one => one.Vault, static one => one.Server).Select(static vault =>
        {
            var servers = vault.ToList();
            return (Vault: vault.Key, ManagementType: (string?)null, IsWanted: (Func<BackupJob, bool>)(job => servers.Exists(server => server.Has(job))));
        });
        foreach (var (vault, managementType, isWanted) in ofItems.Concat(ofServers))
        {
            try
            {
                await ListAsync(vault, managementType, isWanted, pipeline, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !DescribeFailure(exception).IsTerminating)
            {
                // The other vaults are listed all the same.
                await pipeline.WriteErrorAsync(DescribeFailure(exception).ErrorRecord).ConfigureAwait(false);
            }
        }
    }

    private async Task FindAsync(JobRef job, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveJobAsync(job, Vault, SecondaryRegion, cancellationToken).ConfigureAwait(false);
        var found = await Client.Jobs.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.JobNotFound,
            $"Vault '{id.Vault.Name}' knows no job '{id.Name}'.",
            $"Get-BackupJob -Vault {id.Vault.Name} lists its jobs.",
            id.ToString());
        await pipeline.WriteObjectAsync(found).ConfigureAwait(false);
    }

    private async Task ListAsync(VaultId vault, string? managementType, Func<BackupJob, bool>? isWanted, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (From > To)
        {
            throw new BackupException(ErrorIds.InvalidArgument, $"-From {From:u} is later than -To {To:u}.", "Exchange them.")
            {
                ConcernsAllInput = true,
            };
        }

        var pattern = NamePattern.Of(Item);
        var filter = new JobFilter
        {
            Status = Status,
            Operation = Operation,
            From = From?.ToUniversalTime(),
            To = To?.ToUniversalTime(),
            ManagementType = ManagementType ?? managementType,
            SecondaryRegion = SecondaryRegion ? await new SecondaryRegions(Client).OfAsync(vault, cancellationToken).ConfigureAwait(false) : null,
        };
        var asked = new Queue<Task<BackupJob>>();
        await foreach (var job in Client.Jobs.ListAsync(vault, filter, cancellationToken).ConfigureAwait(false))
        {
            if (pattern.Matches(job.ItemName) && isWanted?.Invoke(job) != false)
            {
                asked.Enqueue(Detailed ? WholeAsync(job, cancellationToken) : Task.FromResult(job));
            }

            while (asked.Count > 0 && (!Detailed || asked.Count >= SideBySide))
            {
                await pipeline.WriteObjectAsync(await asked.Dequeue().ConfigureAwait(false)).ConfigureAwait(false);
            }
        }

        foreach (var job in asked)
        {
            await pipeline.WriteObjectAsync(await job.ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task<BackupJob> WholeAsync(BackupJob job, CancellationToken cancellationToken) =>
        await Client.Jobs.FindAsync(JobService.IdOf(job), cancellationToken).ConfigureAwait(false) ?? job;
}
