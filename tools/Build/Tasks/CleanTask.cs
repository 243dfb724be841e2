using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Build.Tasks;

/// <summary>Takes away what a build makes, but for the tool that is running.</summary>
internal sealed class CleanTask : BuildTask
{
    public override string Name => "clean";

    public override string Summary => "Removes out/ and everything under artifacts/ but this tool.";

    public override Task<int> RunAsync(Repository repository, TaskOptions options, CancellationToken cancellationToken)
    {
        Delete(repository.Output);
        foreach (string folder in Folders(repository.Artifacts))
        {
            if (Path.GetFileName(folder) is "bin" or "obj")
            {
                foreach (string project in Folders(folder).Where(project => Path.GetFileName(project) != "Build"))
                {
                    Delete(project);
                }
            }
            else
            {
                Delete(folder);
            }
        }

        return Task.FromResult(0);
    }

    private static string[] Folders(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
            Console.WriteLine("Removed " + folder);
        }
    }
}
