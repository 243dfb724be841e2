using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the servers with the MARS agent of vaults: version, last contact, items, policy and last backup.</summary>
[Cmdlet(VerbsCommon.Get, "MarsServer")]
[OutputType(typeof(MarsServer))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectionContainers/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupJobs/read", On = nameof(Detailed))]
public sealed class GetMarsServerCommand : VaultListCmdlet
{
    /// <summary>Only servers of this name; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [Alias("ServerName", "ComputerName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The servers of every vault of the subscription.</summary>
    [Parameter]
    public SwitchParameter AllVaults { get; set; }

    /// <summary>Only servers that the vault has not heard of for so many days.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int? SilentDays { get; set; }

    /// <summary>Only servers with an agent below this version: 2.0.9083.</summary>
    [Parameter]
    [ValidateNotNull]
    public Version? BelowVersion { get; set; }

    /// <summary>Only servers with an agent that is too old for some feature; Lacks says for which.</summary>
    [Parameter]
    public SwitchParameter Outdated { get; set; }

    /// <summary>Asks for sizes, too: how much the last backups transferred. It takes a request more for each item.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var vaults = await VaultsAsync(cancellationToken).ConfigureAwait(false);
        var pattern = NamePattern.Of(Name);
        await pipeline.WriteNamedAsync(
            AllAsync(vaults, cancellationToken),
            pattern,
            server => pattern.Matches(server.Name) && IsAskedFor(server),
            server => Task.FromResult<object>(Output(server)),
            () => new BackupException(
                ErrorIds.ItemNotFound,
                $"No such server '{Name}' is registered with {(vaults.Count == 1 ? $"vault '{vaults[0].Name}'" : $"the {vaults.Count} vaults")}.",
                "Get-MarsServer -AllVaults shows the servers of every vault of the subscription.",
                Name),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A server, by the name of the view that fits it.</summary>
    private PSObject Output(MarsServer server)
    {
        var output = PSObject.AsPSObject(server);
        if (Detailed)
        {
            output.TypeNames.Insert(0, "AzBackupTools.MarsServer#Detailed");
        }

        return output;
    }

    private bool IsAskedFor(MarsServer server) =>
        (SilentDays is not { } days || server.SilentDays is null || server.SilentDays >= days)
        && (BelowVersion is null || server.AgentVersion is null || server.AgentVersion < BelowVersion)
        && (!Outdated || server.IsOutdated);

    private async Task<List<VaultId>> VaultsAsync(CancellationToken cancellationToken)
    {
        if (!AllVaults)
        {
            return [await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false)];
        }

        if (Vault is not null)
        {
            throw new BackupException(ErrorIds.InvalidArgument, $"-Vault '{Vault}' and -AllVaults exclude each other.", "Leave one of them out.") { ConcernsAllInput = true };
        }

        var vaults = new List<VaultId>();
        await foreach (var vault in Client.Vaults.ListAsync(SubscriptionId, ResourceGroupName, cancellationToken).ConfigureAwait(false))
        {
            vaults.Add(VaultId.Parse(vault.Id));
        }

        return vaults;
    }

    private async Task<IReadOnlyList<MarsServer>> ListAsync(MarsServers servers, VaultId vault, CancellationToken cancellationToken)
    {
        var found = await servers.ListAsync(vault, cancellationToken).ConfigureAwait(false);
        return Detailed ? await servers.WithSizesAsync(vault, [.. found.Where(IsAskedFor)], cancellationToken).ConfigureAwait(false) : found;
    }

    private async IAsyncEnumerable<MarsServer> AllAsync(List<VaultId> vaults, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int SideBySide = 8;
        var servers = new MarsServers(Client);
        for (var i = 0; i < vaults.Count; i += SideBySide)
        {
            foreach (var found in await Task.WhenAll(vaults.Skip(i).Take(SideBySide).Select(vault => ListAsync(servers, vault, cancellationToken))).ConfigureAwait(false))
            {
                foreach (var server in found)
                {
                    yield return server;
                }
            }
        }
    }
}
