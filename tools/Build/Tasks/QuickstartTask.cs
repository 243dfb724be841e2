using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>The whole job on the embedded emulator, printed as a session.</summary>
internal sealed class QuickstartTask : BuildTask
{
    private const string Double = "Transcript";

    public override string Name => "quickstart";

    public override string Summary => "Runs samples/quickstart.ps1 on the embedded emulator and prints it as a session.";

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(repository.QuickstartScript))
        {
            throw new BuildException($"'{repository.QuickstartScript}' is missing.");
        }

        PowerShellHost? host = await PowerShellHost.FindAsync(repository, cancellationToken);
        if (host is null)
        {
            await Compiler.BuildAsync(repository, repository.Project("tools", Double, Double + ".csproj"), cancellationToken);
            Console.WriteLine("No PowerShell 7.4 or later was found: the same cmdlets run on the stand-in for its engine.");
            return await CommandRunner.RunAsync(
                Command.Dotnet(Path.Combine(repository.Compiled(Double), Double + ".dll"), repository.QuickstartScript), cancellationToken);
        }

        await Compiler.BuildAsync(repository, repository.LoaderProject, cancellationToken);
        await ModuleFolder.PackAsync(repository, cancellationToken);
        Console.WriteLine($"PowerShell {host.Version}");
        return await CommandRunner.RunAsync(
            host.Script(repository.TranscriptScript, "-Module", repository.PackedManifest, "-Path", repository.QuickstartScript), cancellationToken);
    }
}
