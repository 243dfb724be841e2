using System.Linq;
using System.Text.RegularExpressions;

namespace AzBackupTools.Core.Access;

/// <summary>Reads the sentence with which Azure refuses for want of a permission: which action, and where.</summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/azure/role-based-access-control/troubleshooting" />, and for what key vaults say
/// <see href="https://github.com/Azure/Commercial-Marketplace-SaaS-Accelerator/issues/710" />.
/// </remarks>
internal static class AuthorizationRefusal
{
    private static readonly Regex Own = new(
        @"does not have authorization to perform action '(?<action>[^']+)' over scope '(?<scope>[^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Linked = new(
        @"does not have permission to perform action(?:\(s\))? '(?<action>[^']+)' on the linked scope\(s\) '(?<scope>[^',]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex KeyVault = new(
        @"Caller is not authorized to perform action on resource\..*\bAction: '(?<action>[^']+)'\s+Resource: '(?<scope>[^']+)'",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The action and the scope, or null where the sentence is another one.</summary>
    public static (string Action, string Scope)? Read(string message)
    {
        var match = new[] { Own, Linked, KeyVault }.Select(pattern => pattern.Match(message)).FirstOrDefault(static found => found.Success);
        return match is null ? null : (match.Groups["action"].Value, match.Groups["scope"].Value);
    }

    /// <summary>What to do about it: the role that has the action, and where it has to be assigned.</summary>
    public static string Remedy(string action, string scope)
    {
        var roles = BuiltInRole.Least([action]);
        var having = string.Join(" or ", BuiltInRole.All.Where(role => role.Allows(action) && role.Name.StartsWith("Backup ", System.StringComparison.Ordinal)).Select(static role => $"'{role.Name}'"));
        var role = roles[0].Name;
        return $"{(having.Length == 0 ? "No built-in role of Azure Backup has this action" : $"Built-in roles that have this action: {having}")}. "
            + $"Ask an owner of the scope for '{role}' or a role of your own that has it: New-AzRoleAssignment -SignInName <you> -RoleDefinitionName '{role}' -Scope {scope}. "
            + "A new assignment can take ten minutes; connect again then.";
    }
}
