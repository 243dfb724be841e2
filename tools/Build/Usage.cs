using System.Collections.Generic;
using System.IO;
using AzBackupTools.Build.Tasks;

namespace AzBackupTools.Build;

/// <summary>What the build offers, in one screen.</summary>
internal static class Usage
{
    public static void Print(TextWriter writer, IEnumerable<BuildTask> tasks)
    {
        writer.WriteLine("build.sh <task> [options]");
        writer.WriteLine();
        foreach (BuildTask task in tasks)
        {
            writer.WriteLine($"  {task.Name,-12}{task.Summary}");
            foreach (TaskOption option in task.Options)
            {
                writer.WriteLine($"  {"",-12}  {option.Spelling,-22}{option.Summary}");
            }
        }

        writer.WriteLine();
        writer.WriteLine("  Every task takes --configuration Debug|Release (Release when left out).");
    }
}
