using System.Reflection;

namespace System.Management.Automation;

/// <summary>A module that the session has loaded.</summary>
public sealed class PSModuleInfo
{
    internal PSModuleInfo(Assembly assembly)
    {
        ImplementingAssembly = assembly;
        Name = assembly.GetName().Name!;
        Version = assembly.GetName().Version!;
    }

    public Assembly ImplementingAssembly { get; }

    public string ModuleBase => System.IO.Path.GetDirectoryName(ImplementingAssembly.Location) ?? string.Empty;

    public string Name { get; }

    public string Path => ImplementingAssembly.Location;

    public Version Version { get; }

    public override string ToString() => Name;
}

/// <summary>Runs when the assembly is loaded as a module.</summary>
public interface IModuleAssemblyInitializer
{
    void OnImport();
}

/// <summary>Runs when the module is removed.</summary>
public interface IModuleAssemblyCleanup
{
    void OnRemove(PSModuleInfo psModuleInfo);
}
