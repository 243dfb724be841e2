using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>Settles which subscription names refer to.</summary>
public static class Subscriptions
{
    /// <summary>The wanted subscription; without a wish, the only one there is, or null.</summary>
    /// <exception cref="BackupException">The account sees no such subscription.</exception>
    public static Subscription? Choose(IReadOnlyList<Subscription> all, string? nameOrId)
    {
        if (nameOrId is null)
        {
            return all.Count == 1 ? all[0] : null;
        }

        return all.FirstOrDefault(one => Same(one.SubscriptionId, nameOrId) || Same(one.Name, nameOrId)) ?? throw new BackupException(
            ErrorIds.SubscriptionNotFound,
            $"The account sees no subscription '{nameOrId}'.",
            all.Count == 0 ? "It sees none at all: check its roles, or sign in to another tenant." : $"It sees {Names.Some(all.Select(one => one.Name ?? one.Id).ToList())}.",
            nameOrId)
        {
            ConcernsAllInput = true,
        };
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
