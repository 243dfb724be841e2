using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;

namespace AzBackupTools.Infrastructure;

/// <summary>How a PowerShell is started.</summary>
/// <param name="Path">The full path of the program.</param>
/// <param name="Arguments">The arguments that come before those of PowerShell: <c>pwsh.dll</c> where the program is dotnet.</param>
internal sealed record ShellProgram(string Path, IReadOnlyList<string> Arguments)
{
    private const string Library = "pwsh.dll";

    private static readonly string[] Programs = ["pwsh.exe", "pwsh", "powershell.exe"];

    /// <summary>The PowerShell that this process runs, or null where a program of another kind hosts the engine.</summary>
    internal static ShellProgram? Current =>
        IsWindowsPowerShell ? WindowsPowerShell : Choose(Home(), DotnetHost.ProcessPath(), DotnetHost.Find(), File.Exists);

    /// <summary>Windows PowerShell 5.1, which has one place on every Windows.</summary>
    internal static ShellProgram WindowsPowerShell =>
        new(System.IO.Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe"), []);

    /// <summary>Whether this process is Windows PowerShell, which runs on .NET Framework.</summary>
    internal static bool IsWindowsPowerShell =>
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>The PowerShell that a setting names: <c>pwsh</c> for the one of this process, or a file.</summary>
    /// <returns>Null where the setting names no full path of a file, or a library and there is no dotnet to run it.</returns>
    internal static ShellProgram? Named(string setting) =>
        string.Equals(setting, "pwsh", StringComparison.OrdinalIgnoreCase) ? Current : Parse(setting, DotnetHost.Find(), File.Exists);

    /// <summary>Reads a setting that names a file: a program, or a <c>.dll</c> for dotnet to run.</summary>
    internal static ShellProgram? Parse(string setting, string? dotnet, Func<string, bool> exists) =>
        !DotnetHost.IsFull(setting) || !exists(setting) ? null
        : !setting.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new ShellProgram(setting, [])
        : dotnet is null ? null
        : new ShellProgram(dotnet, [setting]);

    /// <summary>Chooses how the engine in a folder is started.</summary>
    /// <param name="home">The folder of the engine: <c>$PSHOME</c>.</param>
    /// <param name="process">The program of this process.</param>
    /// <param name="dotnet">The dotnet of this machine.</param>
    /// <param name="exists">Whether a file exists.</param>
    internal static ShellProgram? Choose(string home, string? process, string? dotnet, Func<string, bool> exists)
    {
        var library = System.IO.Path.Combine(home, Library);
        var hasLibrary = exists(library);

        // The .NET tool has one package for all processors, and its program is for one of them: what dotnet runs, dotnet runs again.
        return hasLibrary && DotnetHost.IsDotnet(process) ? new ShellProgram(process!, [library])
            : Programs.Select(program => System.IO.Path.Combine(home, program)).FirstOrDefault(exists) is { } own ? new ShellProgram(own, [])
            : hasLibrary && dotnet is not null ? new ShellProgram(dotnet, [library])
            : null;
    }

    private static string Home() => System.IO.Path.GetDirectoryName(typeof(PSObject).Assembly.Location) ?? string.Empty;
}
