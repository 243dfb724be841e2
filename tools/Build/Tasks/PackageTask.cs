using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Build.Packaging;

namespace AzBackupTools.Build.Tasks;

/// <summary>Makes the zip that is given to others.</summary>
internal sealed class PackageTask : BuildTask
{
    private const string Notices = "notices";

    public override string Name => "package";

    public override string Summary => "Lays the module out and zips it: out/AzBackupTools.<version>.zip.";

    public override IReadOnlyList<TaskOption> Options => [new(Notices, null, "Writes ThirdPartyNotices.txt first.")];

    public override async Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        await Compiler.BuildAsync(repository, repository.LoaderProject, cancellationToken);
        if (options.Has(Notices))
        {
            await File.WriteAllTextAsync(repository.Notices, ThirdPartyNotices.Write(repository), cancellationToken);
        }
        else if (ThirdPartyNotices.Problem(repository) is { } problem)
        {
            throw new BuildException(problem);
        }

        await ModuleFolder.PackAsync(repository, cancellationToken);
        Console.WriteLine(ModuleArchive.Write(repository));
        return 0;
    }
}
