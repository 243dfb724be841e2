using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Packaging;

/// <summary>The .NET SDK, asked to be brief.</summary>
internal static class Compiler
{
    /// <exception cref="BuildException">It does not compile; the compiler has said why.</exception>
    public static async Task BuildAsync(Repository repository, string projectOrSolution, CancellationToken cancellationToken)
    {
        Command build = Driver("msbuild", projectOrSolution, "-restore", "-p:Configuration=" + repository.Configuration, "-nologo", "-v:quiet");
        if (await CommandRunner.RunAsync(build, cancellationToken) != 0)
        {
            throw new BuildException("The build failed.");
        }
    }

    /// <summary>Puts the program that serves the emulator into a folder, compiled anew where that is needed.</summary>
    public static async Task PublishHostAsync(Repository repository, string folder, CancellationToken cancellationToken)
    {
        Command publish = Driver("publish", repository.EmulatorHostProject, "-c", repository.Configuration, "-o", folder, "--nologo", "-v", "quiet");
        CommandResult result = await CommandRunner.CaptureAsync(publish, TimeSpan.FromMinutes(3), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new BuildException($"Publishing the emulator's program failed.\n{result.Output}");
        }
    }

    /// <summary>Puts what was compiled, with its packages for that runtime, into a folder.</summary>
    public static async Task PublishAsync(Repository repository, string framework, string folder, CancellationToken cancellationToken)
    {
        Command publish = Driver("publish", repository.LoaderProject, "-c", repository.Configuration, "-f", framework,
            "--no-build", "-o", folder, "--nologo", "-v", "quiet");
        CommandResult result = await CommandRunner.CaptureAsync(publish, TimeSpan.FromMinutes(3), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new BuildException($"Publishing for {framework} failed.\n{result.Output}");
        }
    }

    // A continuous build must not leave compiler nodes behind that hold its output open.
    private static Command Driver(params string[] arguments)
    {
        Command command = Command.Dotnet(arguments);
        return Environment.GetEnvironmentVariable("CI") == "true"
            ? command with { Environment = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" } }
            : command;
    }
}
