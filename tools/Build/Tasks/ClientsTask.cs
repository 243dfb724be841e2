using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>Holds the emulator against clients of others: installs them and takes a machine through its whole backup life with each.</summary>
internal sealed class ClientsTask : BuildTask
{
    private const string Record = "record";
    private const string Only = "only";

    private static readonly string[] Packages = ["@azure/arm-recoveryservices@6.0.0", "@azure/arm-recoveryservicesbackup@12.0.0"];

    public override string Name => "clients";

    public override string Summary => "Runs the Azure CLI and the JavaScript SDK against the emulator; installs both first (Debian, root).";

    public override IReadOnlyList<TaskOption> Options =>
    [
        new(Record, "folder", "Where the exchanges go."),
        new(Only, "cli|js", "One of the two."),
    ];

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.EmulatorHostProject, cancellationToken);
        int failures = 0;
        if (options.Value(Only) is null or "cli")
        {
            await InstallCliAsync(cancellationToken);
            failures += await AgainstAsync(
                repository, options, (endpoint, certificate) => new Command("python3", [Path.Combine(repository.ClientSuite, "azure_cli.py"), endpoint, certificate]), cancellationToken);
        }

        if (options.Value(Only) is null or "js")
        {
            string cache = await InstallSdkAsync(cancellationToken);
            failures += await AgainstAsync(
                repository,
                options,
                (endpoint, certificate) => new Command("node", [Path.Combine(repository.ClientSuite, "javascript_sdk.mjs"), endpoint, cache])
                {
                    Environment = new Dictionary<string, string?> { ["NODE_EXTRA_CA_CERTS"] = certificate },
                },
                cancellationToken);
        }

        return failures == 0 ? 0 : 1;
    }

    private static async Task InstallCliAsync(CancellationToken cancellationToken)
    {
        if (File.Exists("/usr/bin/az"))
        {
            return;
        }

        Console.WriteLine("Installing azure-cli");
        await NeedAsync(new Command("apt-get", ["update", "-qq"]), cancellationToken);
        await NeedAsync(new Command("apt-get", ["install", "-y", "-qq", "azure-cli"]), cancellationToken);
    }

    /// <returns>The folder that holds node_modules: outside the repository, so that a clean clone need not load them again.</returns>
    private static async Task<string> InstallSdkAsync(CancellationToken cancellationToken)
    {
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "azbackuptools-clients", "js");
        if (!Directory.Exists(Path.Combine(cache, "node_modules", "@azure", "arm-recoveryservicesbackup")))
        {
            Console.WriteLine("Installing the JavaScript SDK");
            Directory.CreateDirectory(cache);
            await File.WriteAllTextAsync(Path.Combine(cache, "package.json"), """{"private": true}""", cancellationToken);
            await NeedAsync(new Command("npm", ["install", "--silent", "--no-audit", "--no-fund", .. Packages]) { WorkingDirectory = cache }, cancellationToken);
        }

        return cache;
    }

    private static async Task NeedAsync(Command command, CancellationToken cancellationToken)
    {
        CommandResult result = await CommandRunner.CaptureAsync(command, TimeSpan.FromMinutes(20), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new BuildException($"{command.Program} failed.\n{result.Output}");
        }
    }

    private static async Task<int> AgainstAsync(
        Repository repository, TaskOptions options, Func<string, string, Command> client, CancellationToken cancellationToken)
    {
        // Slow enough that a job can be stopped before it ends, fast enough that nobody waits long.
        List<string> arguments = [repository.EmulatorHost, "--https", "--time-scale", "8", "--parent-pid", $"{Environment.ProcessId}"];
        if (options.Value(Record) is { } folder)
        {
            arguments.AddRange(["--record", folder]);
        }

        using Process host = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            string? certificate = null;
            string? endpoint = null;
            while (endpoint is null && await host.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                certificate = line.StartsWith("CERTIFICATE ", StringComparison.Ordinal) ? line["CERTIFICATE ".Length..] : certificate;
                endpoint = line.StartsWith("READY ", StringComparison.Ordinal) ? line["READY ".Length..] : null;
            }

            return endpoint is null || certificate is null
                ? throw new BuildException("The emulator did not start.")
                : await CommandRunner.RunAsync(client(endpoint, certificate), cancellationToken);
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }
}
