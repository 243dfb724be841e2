using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace AzBackupTools.Build.Cmdlets;

/// <summary>Holds the compiled cmdlets for reading. Files are read into memory, so that none stays locked.</summary>
internal sealed class CmdletLoadContext(string folder) : AssemblyLoadContext("Cmdlets", isCollectible: true)
{
    public Assembly LoadFile(string name) => Load(new AssemblyName(name))
        ?? throw new BuildException($"'{Path.Combine(folder, name + ".dll")}' is missing: build first.");

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly engine = typeof(PSCmdlet).Assembly;
        if (assemblyName.Name == engine.GetName().Name)
        {
            return engine;
        }

        string path = Path.Combine(folder, assemblyName.Name + ".dll");
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream file = File.OpenRead(path);
        return LoadFromStream(file);
    }
}
