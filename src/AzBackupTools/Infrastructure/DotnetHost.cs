using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace AzBackupTools.Infrastructure;

/// <summary>Where this machine's <c>dotnet</c> is. Only full paths count, so that no file in the current folder is ever started.</summary>
internal static class DotnetHost
{
    private static bool IsWindows => Path.DirectorySeparatorChar == '\\';

    /// <summary>The program that runs this process, or null where the system does not reveal it.</summary>
    internal static string? ProcessPath()
    {
        using var own = Process.GetCurrentProcess();
        try
        {
            return own.MainModule?.FileName;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The full path of <c>dotnet</c>, or null where there is none.</summary>
    internal static string? Find() => Choose(ProcessPath(), Environment.GetEnvironmentVariable, UsualFolders(), File.Exists);

    /// <summary>Prefers the running dotnet to what variables name, and those to the usual folders.</summary>
    internal static string? Choose(
        string? process, Func<string, string?> variable, IEnumerable<string> usualFolders, Func<string, bool> exists)
    {
        var file = IsWindows ? "dotnet.exe" : "dotnet";
        var folders = new[] { variable("DOTNET_ROOT") }
            .Concat((variable("PATH") ?? string.Empty).Split(Path.PathSeparator))
            .Concat(usualFolders)
            .Where(IsFull);
        return new[] { IsDotnet(process) ? process : null, variable("DOTNET_HOST_PATH") }
            .Where(IsFull)
            .Concat(folders.Select(folder => Path.Combine(folder!, file)))
            .FirstOrDefault(path => exists(path!));
    }

    /// <summary>Whether a program is <c>dotnet</c> itself.</summary>
    internal static bool IsDotnet(string? program) =>
        program is not null && string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path depends neither on the current folder nor on the current drive.</summary>
    internal static bool IsFull(string? path) =>
        path is { Length: > 0 }
        && (IsWindows
            ? path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/')
            : path[0] == '/');

    /// <summary>The folders that the installers of .NET use.</summary>
    private static IEnumerable<string> UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return IsWindows
            ?
            [
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet"),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "dotnet"),
                Path.Combine(home, ".dotnet"),
            ]
            :
            [
                .. InstallLocation(), "/usr/local/share/dotnet", "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/opt/dotnet",
                Path.Combine(home, ".dotnet"),
            ];
    }

    /// <summary>What an installer has noted for every program of the machine.</summary>
    private static string[] InstallLocation()
    {
        try
        {
            return [.. File.ReadLines("/etc/dotnet/install_location").Take(1).Select(static line => line.Trim())];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
