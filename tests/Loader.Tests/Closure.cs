using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AzBackupTools.Loader.Tests;

/// <summary>A real folder of assemblies: what the module ships for one runtime.</summary>
internal static class Closure
{
    public static string Folder(string framework) => Path.GetFullPath(
        typeof(Closure).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Closures").Value + framework);

    public static IEnumerable<string> Files(string framework) => Directory.EnumerateFiles(Folder(framework), "*.dll");

    /// <summary>What a file asks for.</summary>
    public static IReadOnlyList<AssemblyName> References(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
