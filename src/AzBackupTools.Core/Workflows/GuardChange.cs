using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>What a resource guard has to do with a change of its vault.</summary>
internal static class GuardChange
{
    /// <summary>A vault has one guard; a second one is refused.</summary>
    internal static void Check(VaultSettings wanted, VaultComparison differences, IReadOnlyList<ResourceGuardProxy> guards, VaultId id)
    {
        if (wanted.ResourceGuard is { Length: > 0 } guard && differences.Has("ResourceGuard") && guards.Count > 0)
        {
            throw VaultRules.Refused(
                ErrorIds.InvalidResourceGuard, "ResourceGuard", guard, $"cannot be tied to vault '{id.Name}': it has another one, {guards[0].ResourceGuardId}",
                $"Free the vault of it first, by somebody who has a role on it: Set-RsVault {id.Name} -RemoveResourceGuard.");
        }
    }

    /// <summary>Whether a guard could have a say in the change.</summary>
    internal static bool MayNeedRequests(VaultSettings wanted, Vault vault) =>
        Text.Same(vault.Security?.MultiUserAuthorization, "Enabled")
        && (wanted.SoftDelete is not null || wanted.SoftDeleteRetentionDays is not null || wanted.HybridSecurity is not null || wanted.Immutability is not null
            || wanted.KeyUri is not null || wanted.KeyIdentity is not null);

    /// <summary>The requests of the guards for operations of which the name holds one of the words.</summary>
    internal static IReadOnlyList<string> RequestsFor(IReadOnlyList<ResourceGuardProxy> guards, params string[] words) => guards
        .SelectMany(static guard => guard.Requests)
        .Where(request => words.Any(word =>
            request.Key.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 || request.Value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
        .Select(static request => request.Value)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToList();
}
