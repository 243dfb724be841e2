using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Finds out which vault a user means, with no request where the words say it all.</summary>
public sealed class VaultFinder(BackupClient client)
{
    /// <summary>Finds the vault.</summary>
    /// <param name="nameOrId">A name, an ARM id, or null for the default.</param>
    /// <param name="resourceGroup">The vault's group, or null where it is not given.</param>
    /// <param name="subscriptionId">The subscription that a name refers to, or null where none is chosen.</param>
    /// <param name="defaultVaultId">The ARM id of the session's default vault, or null.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="BackupException">No vault is named, there is none of the name, or there are two.</exception>
    public async Task<VaultId> FindAsync(
        string? nameOrId,
        string? resourceGroup,
        string? subscriptionId,
        string? defaultVaultId,
        CancellationToken cancellationToken)
    {
        var fallback = defaultVaultId is null ? null : VaultId.Parse(defaultVaultId);
        if (string.IsNullOrEmpty(nameOrId))
        {
            return fallback ?? throw new BackupException(
                ErrorIds.VaultNotChosen,
                "Neither -Vault nor the session's defaults say which vault is meant.",
                "Give -Vault <name or id>, or set a default: Set-RsContext -Vault <name>.")
            {
                ConcernsAllInput = true,
            };
        }

        if (nameOrId!.StartsWith("/", StringComparison.Ordinal))
        {
            return VaultId.Parse(nameOrId);
        }

        Names.RequireSegment(nameOrId, "Vault");
        if (subscriptionId is null)
        {
            throw new BackupException(
                ErrorIds.SubscriptionNotChosen,
                $"'{nameOrId}' is a vault's name, and no subscription is chosen to look for it in.",
                "Choose one: Set-RsContext -Subscription <name or id>, or give the vault by its full id.")
            {
                ConcernsAllInput = true,
            };
        }

        if (resourceGroup is not null)
        {
            Names.RequireSegment(resourceGroup, "ResourceGroupName");
            return new VaultId(subscriptionId, resourceGroup, nameOrId);
        }

        if (fallback is not null && string.Equals(fallback.Name, nameOrId, StringComparison.OrdinalIgnoreCase))
        {
            return fallback;
        }

        return await SearchAsync(nameOrId, subscriptionId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VaultId> SearchAsync(string name, string subscriptionId, CancellationToken cancellationToken)
    {
        var found = new List<VaultId>();
        var others = new List<string>();
        await foreach (var vault in client.Vaults.ListAsync(subscriptionId, null, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(vault.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(VaultId.Parse(vault.Id));
            }
            else
            {
                others.Add(vault.Name);
            }
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{name}' in subscription {subscriptionId}.",
                others.Count == 0
                    ? "The subscription has no vault: create one with New-RsVault, or choose another subscription with Set-RsContext."
                    : $"There is {Names.Some(others)}.",
                name),
            _ => throw new BackupException(
                ErrorIds.VaultAmbiguous,
                $"There are {found.Count} vaults '{name}', in the groups {string.Join(" and ", found.Select(vault => vault.ResourceGroupName))}.",
                "Say which one is meant with -ResourceGroupName.",
                name),
        };
    }
}
