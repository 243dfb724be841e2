using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Workflows;

/// <summary>The names that vaults and their groups may have: <see href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules" />.</summary>
public static class VaultNames
{
    private const int ShortestName = 2;
    private const int LongestName = 50;
    private const int LongestGroup = 90;

    /// <summary>The id that a new vault will have.</summary>
    /// <exception cref="BackupException">One of the names is not allowed: InvalidName.</exception>
    public static VaultId IdOf(string subscriptionId, string resourceGroup, string name)
    {
        RequireGroup(resourceGroup);
        RequireName(name);
        return new VaultId(subscriptionId, resourceGroup, name);
    }

    private static void RequireGroup(string group)
    {
        Names.RequireSegment(group, "ResourceGroupName");
        if (group.Length > LongestGroup || group[group.Length - 1] == '.' || !group.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '(' or ')'))
        {
            throw new BackupException(
                ErrorIds.InvalidName,
                $"-ResourceGroupName '{group}' is not a name that a resource group may have.",
                $"Use 1 to {LongestGroup} letters, digits, hyphens, underscores, periods and parentheses, not ending with a period.",
                group);
        }
    }

    private static void RequireName(string name)
    {
        var allowed = name.Length is >= ShortestName and <= LongestName
            && IsLetter(name[0])
            && name.All(static c => IsLetter(c) || c is (>= '0' and <= '9') or '-');
        if (!allowed)
        {
            throw new BackupException(
                ErrorIds.InvalidName,
                $"-Name '{name}' is not a name that a vault may have.",
                $"Use {ShortestName} to {LongestName} letters, digits and hyphens, beginning with a letter.",
                name);
        }
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
