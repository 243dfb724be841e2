using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Build.Tasks;

/// <summary>One thing that the build does, under one name.</summary>
internal abstract class BuildTask
{
    public abstract string Name { get; }

    /// <summary>One line for the usage screen.</summary>
    public abstract string Summary { get; }

    public virtual IReadOnlyList<TaskOption> Options => [];

    /// <summary>Whether everything behind the name is somebody else's to read.</summary>
    public virtual bool TakesRest => false;

    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken);
}
