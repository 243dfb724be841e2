using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>Holds the emulator against clients of others: installs them and takes a machine through its backup life with each.</summary>
internal sealed class ClientsTask : BuildTask
{
    private const string Record = "record";
    private const string Only = "only";

    private static readonly string[] Packages = ["@azure/arm-recoveryservices@6.0.0", "@azure/arm-recoveryservicesbackup@12.0.0"];

    /// <summary>Debian's own: it sees the Python packages that azure-cli brings, which another one on PATH does not.</summary>
    private const string DebiansPython = "/usr/bin/python3";

    private static readonly Client[] Clients =
    [
        new("cli", "Azure CLI", InstallCliAsync, (repository, endpoint, certificate) =>
            new Command(DebiansPython, [Path.Combine(repository.ClientSuite, "azure_cli.py"), endpoint, certificate])),
        new("js", "JavaScript SDK", InstallSdkAsync, (repository, endpoint, certificate) =>
            new Command("node", [Path.Combine(repository.ClientSuite, "javascript_sdk.mjs"), endpoint, NodeCache])
            {
                Environment = new Dictionary<string, string?> { ["NODE_EXTRA_CA_CERTS"] = certificate },
            }),
        new("python", "Python SDK", InstallCliAsync, (repository, endpoint, certificate) =>
            new Command(DebiansPython, [Path.Combine(repository.ClientSuite, "python_sdk.py"), endpoint])
            {
                Environment = new Dictionary<string, string?> { ["REQUESTS_CA_BUNDLE"] = certificate },
            }),
        new("dotnet", ".NET SDK", BuildSdkAsync, (repository, endpoint, certificate) =>
            Command.Dotnet(Path.Combine(repository.Compiled("dotnet_sdk"), "dotnet_sdk.dll"), endpoint)
            with
            { Environment = new Dictionary<string, string?> { ["SSL_CERT_FILE"] = certificate } }),
        new("tool", "The emulator as a .NET tool", (_, _) => Task.CompletedTask, (repository, _, _) =>
            new Command(DebiansPython, [Path.Combine(repository.ClientSuite, "dotnet_tool.py"), repository.EmulatorHostProject])),
        new("curl", "curl as documented", (_, _) => Task.CompletedTask, (repository, endpoint, certificate) =>
            new Command(DebiansPython, [Path.Combine(repository.ClientSuite, "documented_curl.py"), endpoint, certificate, repository.ClientsPage])),
    ];

    public override string Name => "clients";

    public override string Summary => "Runs the Azure CLI, the JavaScript, Python and .NET SDKs and curl against the emulator; installs them first (Debian, root).";

    public override IReadOnlyList<TaskOption> Options =>
    [
        new(Record, "folder", "Where the exchanges go."),
        new(Only, string.Join('|', Clients.Select(client => client.Name)), "One of them."),
    ];

    /// <summary>Holds node_modules: outside the repository, so that a clean clone need not load them again.</summary>
    private static string NodeCache => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "azbackuptools-clients", "js");

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        string? only = options.Value(Only);
        Client[] wanted = [.. Clients.Where(client => only is null || client.Name.Equals(only, StringComparison.OrdinalIgnoreCase))];
        if (wanted.Length == 0)
        {
            throw new BuildException($"--{Only} is '{only}'; it is one of {string.Join(", ", Clients.Select(client => client.Name))}.");
        }

        await Compiler.BuildAsync(repository, repository.EmulatorHostProject, cancellationToken);
        List<string> failed = [];
        foreach (Client client in wanted)
        {
            Console.WriteLine(client.Title);
            await client.InstallAsync(repository, cancellationToken);
            if (await AgainstAsync(repository, options, client, cancellationToken) != 0)
            {
                failed.Add(client.Title);
            }
        }

        Console.WriteLine(failed.Count == 0 ? $"All {wanted.Length} clients passed" : $"FAILED: {string.Join(", ", failed)}");
        return failed.Count == 0 ? 0 : 1;
    }

    private static async Task InstallCliAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (File.Exists("/usr/bin/az"))
        {
            return;
        }

        Console.WriteLine("Installing azure-cli");
        await NeedAsync(new Command("apt-get", ["update", "-qq"]), cancellationToken);
        await NeedAsync(new Command("apt-get", ["install", "-y", "-qq", "azure-cli"]), cancellationToken);
    }

    private static async Task InstallSdkAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(NodeCache, "node_modules", "@azure", "arm-recoveryservicesbackup")))
        {
            Console.WriteLine("Installing the JavaScript SDK");
            Directory.CreateDirectory(NodeCache);
            await File.WriteAllTextAsync(Path.Combine(NodeCache, "package.json"), """{"private": true}""", cancellationToken);
            await NeedAsync(new Command("npm", ["install", "--silent", "--no-audit", "--no-fund", .. Packages]) { WorkingDirectory = NodeCache }, cancellationToken);
        }
    }

    private static Task BuildSdkAsync(Repository repository, CancellationToken cancellationToken) =>
        Compiler.BuildAsync(repository, Path.Combine(repository.ClientSuite, "dotnet", "dotnet_sdk.csproj"), cancellationToken);

    private static async Task NeedAsync(Command command, CancellationToken cancellationToken)
    {
        CommandResult result = await CommandRunner.CaptureAsync(command, TimeSpan.FromMinutes(20), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new BuildException($"{command.Program} failed.\n{result.Output}");
        }
    }

    private static async Task<int> AgainstAsync(
        Repository repository, TaskOptions options, Client client, CancellationToken cancellationToken)
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
                : await CommandRunner.RunAsync(client.Command(repository, endpoint, certificate), cancellationToken);
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>A client of others.</summary>
    /// <param name="Name">As it is typed.</param>
    /// <param name="Title">As it is told.</param>
    /// <param name="InstallAsync">Brings it onto this machine, when it is not there.</param>
    /// <param name="Command">What runs it against an endpoint, with the certificate to trust.</param>
    private sealed record Client(
        string Name, string Title, Func<Repository, CancellationToken, Task> InstallAsync, Func<Repository, string, string, Command> Command);
}
