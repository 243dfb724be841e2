using System;
using System.IO;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Tree
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AzBackupTools.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests do not run inside the source tree.");
    }
}
