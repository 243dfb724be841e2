using System;
using System.Reflection;

namespace AzBackupTools.Loader.Core;

/// <summary>
/// Who answers a request of our load context. Pure: it sees names and tables, no file.
/// </summary>
/// <remarks>
/// The platform goes before the folder: a private System.Memory would make <c>Memory&lt;T&gt;</c> a type of our own, which
/// no method of the runtime takes. The platform is asked by the runtime's own list rather than by the folder of the shell,
/// because a framework-dependent shell keeps none of the base library beside itself.
/// </remarks>
internal static class LoadDecision
{
    /// <summary>The engine: cmdlet types have to derive from the shell's own, whatever lies in our folder.</summary>
    public const string Engine = "System.Management.Automation";

    /// <summary>Decides.</summary>
    /// <param name="requested">What is asked for; a missing version or key is met by any.</param>
    /// <param name="loader">The simple name of the loader.</param>
    /// <param name="platform">The identity behind a simple name on the runtime's list of trusted assemblies, or null.</param>
    /// <param name="folder">The identity behind a simple name in our folder, or null.</param>
    public static AssemblySource Of(
        AssemblyName requested,
        string loader,
        Func<string, AssemblyName?> platform,
        Func<string, AssemblyName?> folder)
    {
        string name = requested.Name ?? "";
        if (string.Equals(name, loader, StringComparison.OrdinalIgnoreCase))
        {
            return AssemblySource.Loader;
        }

        if (string.Equals(name, Engine, StringComparison.OrdinalIgnoreCase))
        {
            return AssemblySource.Platform;
        }

        if (platform(name) is { } trusted && AssemblyIdentity.IsAtLeast(trusted, requested))
        {
            return AssemblySource.Platform;
        }

        return folder(name) is { } ours && AssemblyIdentity.Satisfies(ours, requested)
            ? AssemblySource.Folder
            : AssemblySource.Elsewhere;
    }
}
