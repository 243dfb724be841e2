using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>Holds the emulator against recorded exchanges with the real service.</summary>
internal sealed class ConformanceTask : BuildTask
{
    public override string Name => "conformance";

    public override string Summary => "Replays a folder of recorded exchanges against the emulator and prints what differs (the folder stands behind the name).";

    public override bool TakesRest => true;

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.ConformanceProject, cancellationToken);
        return await CommandRunner.RunAsync(new Command("dotnet", [repository.Conformance, .. options.Rest]), cancellationToken);
    }
}
