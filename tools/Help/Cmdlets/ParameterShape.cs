using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using EngineMetadata = System.Management.Automation.ParameterMetadata;

namespace AzBackupTools.Help.Cmdlets;

/// <summary>A parameter of a cmdlet as its page shows it.</summary>
internal sealed class ParameterShape
{
    private readonly EngineMetadata _parameter;
    private readonly PropertyInfo? _property;

    /// <summary>Reads what the engine knows of a parameter.</summary>
    /// <param name="parameter">Its metadata.</param>
    /// <param name="property">What declares it; null for those that the engine adds.</param>
    /// <param name="cmdlet">An instance of the cmdlet's class: only that knows a default.</param>
    public ParameterShape(EngineMetadata parameter, PropertyInfo? property, object? cmdlet)
    {
        _parameter = parameter;
        _property = property;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        TypeName = TypeNames.Short(type);
        FullTypeName = TypeNames.Full(type);
        IsArray = type.IsArray;
        AcceptedValues = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } values ? [.. values.ValidValues]
            : element.IsEnum ? Enum.GetNames(element) : [];
        Sets = parameter.ParameterSets.ToDictionary(set => set.Key, set => new ParameterInSet(set.Value));
        Default = IsSwitch || Sets.Values.All(set => set.Mandatory) ? null : Written(property?.GetValue(cmdlet));
    }

    public string Name => _parameter.Name;

    /// <summary>The class that declares it, for its comment.</summary>
    public string DeclaringType => _property?.DeclaringType?.FullName ?? "";

    /// <summary>As a user reads it: String[], Int32, VaultRef; of a nullable value type the type itself.</summary>
    public string TypeName { get; }

    /// <summary>With its namespace, for the list of inputs.</summary>
    public string FullTypeName { get; }

    public bool IsSwitch => _parameter.SwitchParameter;

    public bool IsArray { get; }

    public IReadOnlyList<string> Aliases => _parameter.Aliases;

    /// <summary>The only values that it takes, where they are a closed list.</summary>
    public IReadOnlyList<string> AcceptedValues { get; }

    public bool Wildcards => _parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    /// <summary>Its value where it is left out; null for nothing.</summary>
    public string? Default { get; }

    /// <summary>By set name.</summary>
    public IReadOnlyDictionary<string, ParameterInSet> Sets { get; }

    /// <summary>-WhatIf and -Confirm, which the engine gives to what supports ShouldProcess.</summary>
    public bool IsCommonToChanges => _property is null;

    /// <summary>How many classes lie between the cmdlet's and the one that declares it.</summary>
    public int Depth
    {
        get
        {
            int depth = 0;
            for (Type? type = _property?.ReflectedType; type is not null && type != _property!.DeclaringType; type = type.BaseType)
            {
                depth++;
            }

            return _property is null ? int.MaxValue : depth;
        }
    }

    /// <summary>The place among the members of its class.</summary>
    public int Token => _property?.MetadataToken ?? (Name == "WhatIf" ? 0 : 1);

    /// <summary>How it behaves in a set (null: the unnamed one), or null where it is no part of it.</summary>
    public ParameterInSet? In(string? set) =>
        set is not null && Sets.TryGetValue(set, out ParameterInSet? named) ? named
        : Sets.GetValueOrDefault(ParameterAttribute.AllParameterSets);

    private static string? Written(object? value) => value switch
    {
        null or "" => null,
        Enum => value.ToString(),
        string text => text,
        IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } list ? list : null,
        IConvertible or TimeSpan when !value.Equals(Activator.CreateInstance(value.GetType())) =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>How a parameter behaves in one parameter set, or in several together.</summary>
internal sealed record ParameterInSet(bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    public ParameterInSet(ParameterSetMetadata set)
        : this(set.IsMandatory, set.Position < 0 ? null : set.Position, set.ValueFromPipeline, set.ValueFromPipelineByPropertyName)
    {
    }
}
