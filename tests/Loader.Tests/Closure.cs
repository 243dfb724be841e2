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
    public static string Folder(string framework) => Path.GetFullPath(Metadata("Closures") + framework);

    public static IEnumerable<string> Files(string framework) => Directory.EnumerateFiles(Folder(framework), "*.dll");

    /// <summary>What a file asks for.</summary>
    public static IReadOnlyList<AssemblyName> References(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    /// <summary>What a runtime has, whether or not it is installed here: the assemblies that one compiles against.</summary>
    public static AssemblyTable Platform(string version) => AssemblyTable.OfFolder(Path.Combine(
        Metadata("PlatformLists").Split(';').Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder, version + ".*"))
            .First(folder => Directory.Exists(Path.Combine(folder, "ref"))),
        "ref",
        "net" + version));

    private static string Metadata(string key) =>
        typeof(Closure).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
