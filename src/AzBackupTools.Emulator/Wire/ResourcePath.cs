using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.Wire;

/// <summary>Paths and ids, cut at their slashes. Empty parts are dropped: the service itself sends double slashes.</summary>
internal static class ResourcePath
{
    /// <summary>The decoded segments of a request's path.</summary>
    public static IReadOnlyList<string> Segments(string path)
    {
        string[] parts = path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Uri.UnescapeDataString(parts[i]);
        }

        return parts;
    }

    /// <summary>The names in the id of a virtual machine, or null when it is no such id.</summary>
    public static (string Subscription, string Group, string Name)? VirtualMachine(string id)
    {
        IReadOnlyList<string> s = Segments(id);
        return s.Count == 8 && Is(s[0], "subscriptions") && Is(s[2], "resourceGroups") && Is(s[4], "providers")
            && Is(s[5], "Microsoft.Compute") && Is(s[6], "virtualMachines")
            ? (s[1], s[3], s[7])
            : null;
    }

    /// <summary>The names in the id of a backup policy, or null when it is no such id.</summary>
    public static (string Subscription, string Group, string Vault, string Name)? Policy(string id)
    {
        IReadOnlyList<string> s = Segments(id);
        return s.Count == 10 && Is(s[0], "subscriptions") && Is(s[2], "resourceGroups") && Is(s[4], "providers")
            && Is(s[5], "Microsoft.RecoveryServices") && Is(s[6], "vaults") && Is(s[8], "backupPolicies")
            ? (s[1], s[3], s[7], s[9])
            : null;
    }

    public static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
