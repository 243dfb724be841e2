using System;
using System.IO;
using System.Runtime.InteropServices;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Agents;

/// <summary>Where the agent's module is, and what runs it.</summary>
internal static class MarsInstallation
{
    /// <summary>Names the folder of the module MSOnlineBackup, where the agent is not in its usual place.</summary>
    internal const string ModuleVariable = "AZBACKUPTOOLS_MARS_MODULE";

    /// <summary>Names the shell that loads it: the full path of a program or of a pwsh.dll, <c>pwsh</c> for this one, or <c>inprocess</c>.</summary>
    internal const string ShellVariable = "AZBACKUPTOOLS_MARS_SHELL";

    /// <summary>Names a folder whose subfolders stand for the drives: what stands in for the agent in tests has no others.</summary>
    internal const string DrivesVariable = "AZBACKUPTOOLS_MARS_DRIVES";

    /// <summary>The agent of this machine, or null.</summary>
    /// <exception cref="BackupException">MarsAgentNotFound: the shell that is named does not exist.</exception>
    internal static IMarsAgent? Find()
    {
        var named = Environment.GetEnvironmentVariable(ModuleVariable);
        var module = string.IsNullOrEmpty(named)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Microsoft Azure Recovery Services Agent", "bin", "Modules", "MSOnlineBackup")
            : named;
        if ((string.IsNullOrEmpty(named) && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) || !(Directory.Exists(module) || File.Exists(module)))
        {
            return null;
        }

        var drives = Environment.GetEnvironmentVariable(DrivesVariable);
        return new MsOnlineBackupAgent(module!, Shell(), new MarsFiles(string.IsNullOrEmpty(drives) ? null : drives));
    }

    private static IMarsShell Shell()
    {
        var named = Environment.GetEnvironmentVariable(ShellVariable);
        if (string.IsNullOrEmpty(named))
        {
            return ShellProgram.IsWindowsPowerShell ? new InProcessMarsShell() : new ChildMarsShell(ShellProgram.WindowsPowerShell);
        }

        return named == "inprocess" ? new InProcessMarsShell() : new ChildMarsShell(ShellProgram.Named(named!) ?? throw NotFound(named!));
    }

    private static BackupException NotFound(string named) => new(
        ErrorIds.MarsAgentNotFound,
        $"The agent's module has no shell: '{named}', which {ShellVariable} names, is not the full path of a PowerShell.",
        $"Remove the variable {ShellVariable}, or name the full path of a PowerShell or of a pwsh.dll in it.",
        named)
    {
        ConcernsAllInput = true,
    };
}
