using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AzBackupTools.Loader;

/// <summary>Assembly files by simple name. A file is opened only when somebody asks for its name.</summary>
internal sealed class AssemblyTable
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, AssemblyName?> _identities = new(StringComparer.OrdinalIgnoreCase);

    private AssemblyTable(IEnumerable<string> paths)
    {
        // The first of a name wins, as it does in the runtime's own list.
        foreach (string path in paths.Reverse())
        {
            _paths[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>The DLLs that lie directly in a folder.</summary>
    public static AssemblyTable OfFolder(string folder) => new(Directory.EnumerateFiles(folder, "*.dll"));

    /// <summary>A list in the form of the runtime's TRUSTED_PLATFORM_ASSEMBLIES.</summary>
    /// <param name="list">Full paths, parted by the platform's path separator; null is an empty list.</param>
    public static AssemblyTable OfList(string? list) =>
        new((list ?? "").Split(new[] { Path.PathSeparator }, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The full path of the file of that name, or null.</summary>
    public string? PathOf(string name) => _paths.TryGetValue(name, out string? path) ? path : null;

    /// <summary>The identity of the file of that name; null where there is none or where it is no assembly.</summary>
    public AssemblyName? Find(string name) =>
        PathOf(name) is { } path ? _identities.GetOrAdd(name, _ => Read(path)) : null;

    private static AssemblyName? Read(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or IOException)
        {
            return null;
        }
    }
}
