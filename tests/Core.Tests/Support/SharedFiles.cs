using System;
using System.Collections.Generic;
using System.IO;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>Finds the material beside the project.</summary>
internal static class SharedFiles
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The recorded exchanges.</summary>
    public static IEnumerable<string> Recordings => Directory.EnumerateFiles(Path.Combine(Root!, "recordings"), "*.json");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AzBackupTools.sln")))
            {
                var shared = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(Path.Combine(shared, "recordings")) ? shared : null;
            }
        }

        return null;
    }
}
