using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;
using AzBackupTools.Build.Processes;

namespace AzBackupTools.Build.Tasks;

/// <summary>Serves the emulator until it is stopped.</summary>
internal sealed class EmulatorTask : BuildTask
{
    public override string Name => "emulator";

    public override string Summary => "Serves the emulator on 127.0.0.1; what stands behind the name goes to it (--help says what).";

    public override bool TakesRest => true;

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.EmulatorHostProject, cancellationToken);

        // Ctrl+C reaches it too, and it writes its state before it ends: it is not to be killed meanwhile.
        Command serve = new("dotnet", [repository.EmulatorHost, "--parent-pid", $"{Environment.ProcessId}", .. options.Rest]);
        return await CommandRunner.RunAsync(serve, CancellationToken.None);
    }
}
