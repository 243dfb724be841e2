using System;
using System.Linq;
using System.Reflection;

namespace AzBackupTools.Loader;

/// <summary>When one assembly may stand in for the one that is asked for.</summary>
internal static class AssemblyIdentity
{
    /// <summary>Same name, key token and culture, at the requested version or later. What the request leaves open, anything meets.</summary>
    public static bool Satisfies(AssemblyName candidate, AssemblyName requested) =>
        SameName(candidate, requested)
        && IsAtLeast(candidate, requested)
        && SameKey(candidate, requested)
        && string.Equals(candidate.CultureName ?? "", requested.CultureName ?? "", StringComparison.OrdinalIgnoreCase);

    /// <summary>The requested version or a later one.</summary>
    public static bool IsAtLeast(AssemblyName candidate, AssemblyName requested) =>
        requested.Version is null || (candidate.Version is not null && candidate.Version >= requested.Version);

    /// <summary>The same simple name; the runtime compares it without regard to case.</summary>
    public static bool SameName(AssemblyName candidate, AssemblyName requested) =>
        string.Equals(candidate.Name, requested.Name, StringComparison.OrdinalIgnoreCase);

    private static bool SameKey(AssemblyName candidate, AssemblyName requested)
    {
        byte[] wanted = requested.GetPublicKeyToken() ?? [];
        return wanted.Length == 0 || wanted.SequenceEqual(candidate.GetPublicKeyToken() ?? []);
    }
}
