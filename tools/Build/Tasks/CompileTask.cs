using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;

namespace AzBackupTools.Build.Tasks;

/// <summary>Compiles everything and lays the module out, ready to import.</summary>
internal sealed class CompileTask : BuildTask
{
    public override string Name => "build";

    public override string Summary => "Compiles the solution and lays the module out in out/AzBackupTools.";

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.Solution, cancellationToken);
        await ModuleFolder.PackAsync(repository, cancellationToken);
        Console.WriteLine($"Import-Module {repository.PackedManifest}");
        return 0;
    }
}
