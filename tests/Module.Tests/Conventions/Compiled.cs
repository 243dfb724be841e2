using System.IO;
using Mono.Cecil;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>The product's assemblies as they were compiled.</summary>
internal static class Compiled
{
    internal static ModuleDefinition Open(string assembly) =>
        ModuleDefinition.ReadModule(Path.Combine(System.AppContext.BaseDirectory, assembly + ".dll"));
}
