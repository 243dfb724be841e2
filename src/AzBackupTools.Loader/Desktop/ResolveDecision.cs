using System;
using System.Reflection;

namespace AzBackupTools.Loader.Desktop;

/// <summary>
/// Whether our folder answers a request that the .NET Framework could not meet. Pure: it sees names and tables, no file.
/// </summary>
/// <remarks>
/// There are no load contexts and no binding redirects here: Azure.Core asks for System.Memory 4.0.1.2 where the closure
/// holds 4.0.5.0, so the same name, key and culture at a later version is an answer. Another module's request is not ours
/// to answer: it would bind that module to versions it was never built against.
/// </remarks>
internal static class ResolveDecision
{
    /// <summary>True when the requester is one of our files and our folder holds what it asks for.</summary>
    /// <param name="requested">What is asked for.</param>
    /// <param name="requesterFolder">The folder of the assembly that asks, or null where that is unknown.</param>
    /// <param name="ourFolder">The module's folder for this runtime.</param>
    /// <param name="folder">The identity behind a simple name in our folder, or null.</param>
    public static bool IsOurs(AssemblyName requested, string? requesterFolder, string ourFolder, Func<string, AssemblyName?> folder) =>
        string.Equals(requesterFolder, ourFolder, StringComparison.OrdinalIgnoreCase)
        && folder(requested.Name ?? "") is { } ours
        && AssemblyIdentity.Satisfies(ours, requested);
}
