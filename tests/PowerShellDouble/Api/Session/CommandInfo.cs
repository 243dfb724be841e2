using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>A command that the session knows.</summary>
public abstract class CommandInfo
{
    internal CommandInfo(string name, CommandTypes type, PSModuleInfo? module)
    {
        Name = name;
        CommandType = type;
        Module = module;
    }

    public CommandTypes CommandType { get; }

    public abstract string Definition { get; }

    public PSModuleInfo? Module { get; }

    public string ModuleName => Module?.Name ?? string.Empty;

    public string Name { get; }

    public abstract ReadOnlyCollection<PSTypeName> OutputType { get; }

    public virtual string Source => ModuleName;

    public virtual Version? Version => Module?.Version;

    public override string ToString() => Name;
}

/// <summary>A command that is a class.</summary>
public class CmdletInfo : CommandInfo
{
    internal CmdletInfo(string verb, string noun, Type implementingType, string? defaultParameterSet, PSModuleInfo? module)
        : base(verb + "-" + noun, CommandTypes.Cmdlet, module)
    {
        Verb = verb;
        Noun = noun;
        ImplementingType = implementingType;
        DefaultParameterSet = defaultParameterSet;
    }

    public string? DefaultParameterSet { get; }

    public override string Definition => Name;

    public Type ImplementingType { get; }

    public string Noun { get; }

    public override ReadOnlyCollection<PSTypeName> OutputType
    {
        get
        {
            var types = new Collection<PSTypeName>();
            foreach (OutputTypeAttribute attribute in ImplementingType.GetCustomAttributes(typeof(OutputTypeAttribute), inherit: false))
            {
                foreach (var type in attribute.Type)
                {
                    types.Add(type);
                }
            }

            return new ReadOnlyCollection<PSTypeName>(types);
        }
    }

    public string Verb { get; }
}

/// <summary>A command that a test defines.</summary>
internal sealed class DelegateCommandInfo(string name) : CommandInfo(name, CommandTypes.Function, null)
{
    public override string Definition => Name;

    public override ReadOnlyCollection<PSTypeName> OutputType { get; } = new([]);
}
