using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using PowerShellDouble.Execution;

namespace PowerShellDouble.Binding;

/// <summary>What the attributes of a cmdlet class say, read once.</summary>
internal sealed class CommandMetadata
{
    private static readonly ConcurrentDictionary<Type, CommandMetadata> Known = new();

    private readonly List<string> _setNames = [];

    private CommandMetadata(Type type)
    {
        var attribute = type.GetCustomAttribute<CmdletAttribute>(inherit: false)
            ?? throw new ArgumentException($"{type} is no cmdlet: it has no CmdletAttribute.", nameof(type));
        Type = type;
        Attribute = attribute;
        var parameters = Read(type, ParameterOwner.Cmdlet).ToList();
        parameters.AddRange(Read(typeof(CommonParameters), ParameterOwner.CommonParameters));
        if (attribute.SupportsShouldProcess)
        {
            parameters.AddRange(Read(typeof(ShouldProcessParameters), ParameterOwner.ShouldProcessParameters));
        }

        Parameters = parameters;
        NumberSets();
    }

    internal CmdletAttribute Attribute { get; }

    internal uint AllSetFlags => SetCount == 0 ? 0 : (1u << SetCount) - 1;

    internal ConfirmImpact ConfirmImpact => Attribute.SupportsShouldProcess ? Attribute.ConfirmImpact : ConfirmImpact.None;

    /// <summary>0 when there is none.</summary>
    internal uint DefaultSetFlag { get; private set; }

    internal string Name => Attribute.VerbName + "-" + Attribute.NounName;

    internal IReadOnlyList<BindableParameter> Parameters { get; }

    internal int SetCount => _setNames.Count;

    internal Type Type { get; }

    internal static CommandMetadata Of(Type type) => Known.GetOrAdd(type, static t => new CommandMetadata(t));

    /// <summary>The parameter that a name, an alias or a prefix of one of them means; null when none.</summary>
    internal BindableParameter? Find(string name, InvocationInfo? invocation)
    {
        foreach (var parameter in Parameters)
        {
            if (Names(parameter).Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)))
            {
                return parameter;
            }
        }

        var matches = Parameters.Where(p => Names(p).Any(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (matches.Count > 1)
        {
            // The cmdlet's own parameter goes before a common one.
            var own = matches.Where(p => p.Owner == ParameterOwner.Cmdlet).ToList();
            if (own.Count != 1)
            {
                throw new ParameterBindingException(
                    ErrorCategory.InvalidArgument,
                    invocation!,
                    "AmbiguousParameter",
                    $"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include:{string.Concat(matches.Select(m => " -" + m.Name))}.",
                    name);
            }

            matches = own;
        }

        return matches.FirstOrDefault();
    }

    internal string SetName(uint flags)
    {
        for (var i = 0; i < _setNames.Count; i++)
        {
            if (((flags >> i) & 1) == 1)
            {
                return _setNames[i];
            }
        }

        return ParameterAttribute.AllParameterSets;
    }

    private static IEnumerable<string> Names(BindableParameter parameter) => parameter.Aliases.Prepend(parameter.Name);

    private static IEnumerable<BindableParameter> Read(Type type, ParameterOwner owner)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in type.GetProperties(Flags).Cast<MemberInfo>().Concat(type.GetFields(Flags)))
        {
            if (member.IsDefined(typeof(ParameterAttribute), inherit: true) && seen.Add(member.Name))
            {
                yield return new BindableParameter(member, owner);
            }
        }
    }

    private void NumberSets()
    {
        var flags = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        void Add(string name)
        {
            if (!string.Equals(name, ParameterAttribute.AllParameterSets, StringComparison.OrdinalIgnoreCase) && !flags.ContainsKey(name))
            {
                flags.Add(name, 1u << _setNames.Count);
                _setNames.Add(name);
            }
        }

        foreach (var name in Parameters.SelectMany(p => p.Sets.Keys))
        {
            Add(name);
        }

        if (!string.IsNullOrEmpty(Attribute.DefaultParameterSetName))
        {
            Add(Attribute.DefaultParameterSetName);
            DefaultSetFlag = flags.GetValueOrDefault(Attribute.DefaultParameterSetName);
        }

        foreach (var parameter in Parameters)
        {
            parameter.Number(flags);
        }
    }
}
