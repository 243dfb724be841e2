using System;

namespace AzBackupTools.Core.Access;

/// <summary>Actions as role definitions name them: case does not matter, and a star stands for anything, slashes too.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions" />.</remarks>
public static class ActionPattern
{
    /// <summary>Whether a pattern covers an action.</summary>
    /// <param name="pattern">The pattern: <c>Microsoft.RecoveryServices/vaults/backupJobs/*</c>.</param>
    /// <param name="action">The action: <c>Microsoft.RecoveryServices/vaults/backupJobs/read</c>.</param>
    public static bool Covers(string pattern, string action)
    {
        var parts = (pattern ?? throw new ArgumentNullException(nameof(pattern))).Split('*');
        if (parts.Length == 1)
        {
            return string.Equals(pattern, action, StringComparison.OrdinalIgnoreCase);
        }

        var last = parts[parts.Length - 1];
        if (!action.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)
            || !action.EndsWith(last, StringComparison.OrdinalIgnoreCase)
            || action.Length < parts[0].Length + last.Length)
        {
            return false;
        }

        var at = parts[0].Length;
        var end = action.Length - last.Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            at = action.IndexOf(parts[i], at, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at + parts[i].Length > end)
            {
                return false;
            }

            at += parts[i].Length;
        }

        return true;
    }
}
