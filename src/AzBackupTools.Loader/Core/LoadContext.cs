using System;
using System.Reflection;
using System.Runtime.Loader;

namespace AzBackupTools.Loader.Core;

/// <summary>
/// The private load context: holds the cmdlets, the client, the emulator and every Azure assembly that the module ships.
/// It answers only for requests from within; another module's requests never reach it.
/// </summary>
internal sealed class LoadContext : AssemblyLoadContext
{
    private static readonly Assembly Loader = typeof(LoadContext).Assembly;

    private readonly AssemblyTable _platform;
    private readonly AssemblyTable _folder;

    /// <summary>A context over a published folder, beside the platform of this process.</summary>
    public LoadContext(string folder)
        : this(folder, AssemblyTable.OfList(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string))
    {
    }

    /// <summary>A context over a published folder, beside a given platform.</summary>
    public LoadContext(string folder, AssemblyTable platform)
        : base(ModuleAssembly.Name)
    {
        _folder = AssemblyTable.OfFolder(folder);
        _platform = platform;
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName) =>
        LoadDecision.Of(assemblyName, Loader.GetName().Name!, _platform.Find, _folder.Find) switch
        {
            AssemblySource.Loader => Loader,
            AssemblySource.Folder => LoadFromAssemblyPath(_folder.PathOf(assemblyName.Name!)!),
            _ => null,
        };
}
