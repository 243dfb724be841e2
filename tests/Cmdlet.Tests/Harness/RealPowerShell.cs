using System;
using System.IO;
using System.Linq;

namespace AzBackupTools.Cmdlet.Tests.Harness;

/// <summary>Where the real engine and the packed module are, if they are anywhere.</summary>
internal static class RealPowerShell
{
    /// <summary>Names the pwsh to use, before PATH is searched.</summary>
    internal const string PwshVariable = "AZBACKUPTOOLS_PWSH";

    /// <summary>Names the folder of the packed module, before the repository's out folder is looked at.</summary>
    internal const string ModuleVariable = "AZBACKUPTOOLS_MODULE";

    internal static string? Pwsh { get; } = FindPwsh();

    internal static string? PackedModule { get; } = FindModule();

    /// <summary>Why scenarios cannot run in pwsh here, in one line; null when they can.</summary>
    internal static string? WhyNot(CmdletSource source) =>
        Pwsh is null ? $"No pwsh is here: none on PATH, and {PwshVariable} names none."
        : source == CmdletSource.Module && PackedModule is null ? $"No packed module is here: run './build.sh package', or set {ModuleVariable} to its folder."
        : null;

    private static string? FindPwsh()
    {
        if (Environment.GetEnvironmentVariable(PwshVariable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static string? FindModule()
    {
        const string Manifest = "AzBackupTools.psd1";
        if (Environment.GetEnvironmentVariable(ModuleVariable) is { Length: > 0 } named)
        {
            // The manifest itself, or the folder that it is in.
            var manifest = File.Exists(named) ? named : Path.Combine(named, Manifest);
            return File.Exists(manifest) ? manifest : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AzBackupTools.sln")))
            {
                var packed = Path.Combine(folder.FullName, "out", "AzBackupTools", Manifest);
                return File.Exists(packed) ? packed : null;
            }
        }

        return null;
    }
}
