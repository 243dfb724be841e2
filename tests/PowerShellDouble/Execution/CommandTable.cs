using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using PowerShellDouble.Binding;
using Microsoft.PowerShell.Commands;

namespace PowerShellDouble.Execution;

/// <summary>A command that can be called: a class, or a delegate that a test stands in for one.</summary>
/// <param name="Info">What the command is called.</param>
/// <param name="Type">The cmdlet's class, for a cmdlet.</param>
/// <param name="Body">What a delegate does with its arguments and its input.</param>
internal sealed record CommandDefinition(CommandInfo Info, Type? Type, Func<IReadOnlyList<CommandArgument>, IReadOnlyList<object?>, IEnumerable<object?>>? Body);

/// <summary>The commands of a session by name and alias.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, CommandDefinition> _commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    internal CommandTable()
    {
        foreach (var type in BuiltInCommands.Types)
        {
            Add(type, null);
        }

        foreach (var (alias, name) in BuiltInCommands.Aliases)
        {
            _aliases[alias] = name;
        }
    }

    internal IEnumerable<string> Names => _commands.Keys;

    internal IReadOnlyList<PSModuleInfo> Modules { get; private set; } = [];

    /// <summary>Adds the public cmdlet classes of an assembly and runs its initializer.</summary>
    internal void Import(Assembly assembly)
    {
        if (Modules.Any(m => m.ImplementingAssembly == assembly))
        {
            return;
        }

        var module = new PSModuleInfo(assembly);
        Modules = [.. Modules, module];
        foreach (var type in assembly.GetExportedTypes())
        {
            if (!type.IsAbstract && typeof(Cmdlet).IsAssignableFrom(type) && type.IsDefined(typeof(CmdletAttribute), inherit: false))
            {
                Add(type, module);
            }
            else if (!type.IsAbstract && typeof(IModuleAssemblyInitializer).IsAssignableFrom(type))
            {
                ((IModuleAssemblyInitializer)Activator.CreateInstance(type)!).OnImport();
            }
        }
    }

    /// <summary>Runs what the modules want to have run when they go.</summary>
    internal void RemoveModules()
    {
        foreach (var module in Modules)
        {
            foreach (var type in module.ImplementingAssembly.GetExportedTypes())
            {
                if (!type.IsAbstract && typeof(IModuleAssemblyCleanup).IsAssignableFrom(type))
                {
                    ((IModuleAssemblyCleanup)Activator.CreateInstance(type)!).OnRemove(module);
                }
            }
        }

        Modules = [];
    }

    internal void Define(string name, Func<IReadOnlyList<CommandArgument>, IReadOnlyList<object?>, IEnumerable<object?>> body) =>
        _commands[name] = new CommandDefinition(new DelegateCommandInfo(name), null, body);

    internal CommandDefinition? Find(string name) =>
        _commands.GetValueOrDefault(_aliases.GetValueOrDefault(name, name).Split('\\')[^1]);

    internal List<CmdletInfo> Cmdlets() => _commands.Values.Select(c => c.Info).OfType<CmdletInfo>().ToList();

    private void Add(Type type, PSModuleInfo? module)
    {
        var attribute = type.GetCustomAttribute<CmdletAttribute>(inherit: false)!;
        var info = new CmdletInfo(attribute.VerbName, attribute.NounName, type, attribute.DefaultParameterSetName, module);
        _commands[info.Name] = new CommandDefinition(info, type, null);
        foreach (var alias in type.GetCustomAttributes<AliasAttribute>(inherit: false).SelectMany(a => a.AliasNames))
        {
            _aliases[alias] = info.Name;
        }
    }
}
