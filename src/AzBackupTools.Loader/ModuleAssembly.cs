using System;
using System.IO;
using System.Reflection;

namespace AzBackupTools.Loader;

/// <summary>The door that the script module uses: the assembly of cmdlets, kept apart from everybody else's.</summary>
public static class ModuleAssembly
{
    /// <summary>The simple name of the assembly that holds the cmdlets.</summary>
    internal const string Name = "AzBackupTools";

    // One per process: every runspace gets the same assembly, and the first one in loads it.
    private static readonly Lazy<Assembly> Instance = new(Open);

    /// <summary>Loads the cmdlets, the first time; afterwards, and from every other runspace, returns the same assembly.</summary>
    /// <exception cref="FileNotFoundException">The module's folder is incomplete.</exception>
    public static Assembly Load() => Instance.Value;

    private static Assembly Open()
    {
        string folder = Path.GetDirectoryName(typeof(ModuleAssembly).Assembly.Location)!;
        string path = Path.Combine(folder, Name + ".dll");
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The module is incomplete: '{path}' is missing. Install AzBackupTools again, with all its files.", path);
        }

#if NETFRAMEWORK
        Desktop.FolderResolver.Install(folder);
        return Assembly.LoadFrom(path);
#else
        return new Core.LoadContext(folder).LoadFromAssemblyPath(path);
#endif
    }
}
