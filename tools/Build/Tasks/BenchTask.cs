using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>Measures, always with optimised code. What a real PowerShell costs is measured where one is found.</summary>
internal sealed class BenchTask : BuildTask
{
    private const string Project = "AzBackupTools.Benchmarks";

    public override string Name => "bench";

    public override string Summary => "Runs tests/Benchmarks; what stands behind -- goes to them.";

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        Repository release = new(repository.Root, "Release");
        await Compiler.BuildAsync(release, release.Project("tests", "Benchmarks", Project + ".csproj"), cancellationToken);
        Dictionary<string, string?> environment = [];
        if (await PowerShellHost.FindAsync(release, cancellationToken) is { Path: { } path })
        {
            await Compiler.BuildAsync(release, release.LoaderProject, cancellationToken);
            await ModuleFolder.PackAsync(release, cancellationToken);
            environment[PowerShellHost.Variable] = path;
            environment[PesterTask.ModuleVariable] = release.PackedManifest;
        }

        Command bench = new("dotnet", [Path.Combine(release.Compiled(Project), Project + ".dll"), .. options.Rest]);
        return await CommandRunner.RunAsync(bench with { Environment = environment }, cancellationToken);
    }
}
