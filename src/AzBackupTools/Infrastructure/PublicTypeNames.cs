using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// Registers the full names of the module's public types while the module is imported, so that a script can write
/// <c>catch [AzBackupTools.BackupException]</c> or <c>param([AzBackupTools.ProtectedItem] $Item)</c>.
/// </summary>
/// <remarks>
/// PowerShell resolves a type name in the default load context only, and the module is loaded into a context of its own. A type
/// accelerator is the one table that the engine consults first
/// (https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts). The table belongs to the
/// process, so that the names stay until the last runspace removes the module.
/// </remarks>
public sealed class PublicTypeNames : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>The namespace of every type that a cmdlet takes, writes or throws.</summary>
    internal const string Namespace = nameof(AzBackupTools);

    private static readonly object Gate = new();
    private static readonly Type? Accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");

    private static int _imports;

    /// <summary>Registers the names at the first import in the process.</summary>
    public void OnImport()
    {
        lock (Gate)
        {
            if (_imports++ == 0)
            {
                foreach (var type in Types())
                {
                    Call("Add", type.FullName!, type);
                }
            }
        }
    }

    /// <summary>Removes the names with the last import in the process.</summary>
    /// <param name="psModuleInfo">The module that is removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (Gate)
        {
            if (--_imports == 0)
            {
                foreach (var type in Types())
                {
                    Call("Remove", type.FullName!);
                }
            }
        }
    }

    /// <summary>The public types of this assembly and of the client.</summary>
    internal static IEnumerable<Type> Types() =>
        new[] { typeof(PublicTypeNames).Assembly, typeof(BackupException).Assembly }
            .SelectMany(static assembly => assembly.GetExportedTypes())
            .Where(static type => type.Namespace == Namespace && !type.IsNested);

    private static void Call(string method, params object[] arguments) =>
        Accelerators?.GetMethod(method, arguments.Select(static argument => argument is Type ? typeof(Type) : typeof(string)).ToArray())
            ?.Invoke(null, BindingFlags.Default, null, arguments, null);
}
