using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using AzBackupTools.Infrastructure;
using AzBackupTools.Module.Tests.Conventions;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>The PowerShell of child processes: that of the tool manifest, unless a variable names an installed one.</summary>
internal static class ToolPowerShell
{
    private const string Variable = "AZBACKUPTOOLS_PWSH";

    /// <summary>How it is started.</summary>
    /// <exception cref="FileNotFoundException">The tool has not been restored, or the variable names no PowerShell.</exception>
    internal static ShellProgram Program =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } named ? ShellProgram.Named(RestoredTool())!
        : ShellProgram.Named(named) ?? throw new FileNotFoundException(
            $"{Variable} names '{named}', which is no full path of a PowerShell: name that of pwsh, or remove the variable.");

    private static string RestoredTool()
    {
        var packages = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(pair => pair.Key == "PackageFolder").Value!;
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tree.Root, ".config", "dotnet-tools.json")));
        var version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
        var tools = new DirectoryInfo(Path.Combine(packages, "powershell", version, "tools"));
        var platform = OperatingSystem.IsWindows() ? "win" : "unix";
        return (tools.Exists ? tools.GetDirectories() : [])
            .Select(framework => Path.Combine(framework.FullName, "any", platform, "pwsh.dll"))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"The package PowerShell {version} is not in '{packages}': run 'dotnet tool restore', or name a pwsh in {Variable}.");
    }
}
