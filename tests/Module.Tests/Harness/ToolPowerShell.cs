using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using AzBackupTools.Module.Tests.Conventions;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>The PowerShell of child processes: that of the tool manifest, unless a variable names an installed one.</summary>
internal static class ToolPowerShell
{
    private const string Variable = "AZBACKUPTOOLS_PWSH";

    /// <summary>A program, or a <c>pwsh.dll</c> for dotnet to run.</summary>
    /// <exception cref="FileNotFoundException">The tool has not been restored, or the variable names no file.</exception>
    internal static string Path =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } named ? RestoredTool()
        : File.Exists(named) ? named
        : throw new FileNotFoundException($"{Variable} names '{named}', which is no file: name the full path of pwsh, or remove the variable.");

    private static string RestoredTool()
    {
        var packages = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(pair => pair.Key == "PackageFolder").Value!;
        using var manifest = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Tree.Root, ".config", "dotnet-tools.json")));
        var version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
        var tools = new DirectoryInfo(System.IO.Path.Combine(packages, "powershell", version, "tools"));
        var platform = OperatingSystem.IsWindows() ? "win" : "unix";
        return (tools.Exists ? tools.GetDirectories() : [])
            .Select(framework => System.IO.Path.Combine(framework.FullName, "any", platform, "pwsh.dll"))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"The package PowerShell {version} is not in '{packages}': run 'dotnet tool restore', or name a pwsh in {Variable}.");
    }
}
