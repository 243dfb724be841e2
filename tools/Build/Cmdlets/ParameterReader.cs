using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace AzBackupTools.Build.Cmdlets;

/// <summary>Reads the parameters of a cmdlet's class and of its bases.</summary>
internal static class ParameterReader
{
    public static List<ParameterShape> Read(Type cmdlet)
    {
        object? instance = Instance(cmdlet);
        return [.. Chain(cmdlet)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(p => p.MetadataToken))
            .Where(property => property.AllData<ParameterAttribute>().Any(a => !a.Named<bool>(nameof(ParameterAttribute.DontShow))))
            .DistinctBy(property => property.Name)
            .Select(property => Shape(property, instance))];
    }

    private static IEnumerable<Type> Chain(Type? type)
    {
        for (; type is not null && type.Namespace != typeof(PSCmdlet).Namespace; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static ParameterShape Shape(PropertyInfo property, object? instance)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        bool isSwitch = type.FullName == typeof(SwitchParameter).FullName;
        Dictionary<string, ParameterInSet> sets = property.AllData<ParameterAttribute>().ToDictionary(Set, Behaviour);
        return new ParameterShape
        {
            Name = property.Name,
            DeclaringType = property.DeclaringType!.FullName!,
            TypeName = TypeNames.Short(type),
            FullTypeName = TypeNames.Full(type),
            IsSwitch = isSwitch,
            IsArray = type.IsArray,
            Aliases = property.Data<AliasAttribute>()?.Strings() ?? [],
            AcceptedValues = property.Data<ValidateSetAttribute>()?.Strings() ?? (element.IsEnum ? Enum.GetNames(element) : []),
            Wildcards = property.Data<SupportsWildcardsAttribute>() is not null,
            Default = isSwitch || sets.Values.All(s => s.Mandatory) ? null : Default(property, instance),
            Sets = sets,
        };
    }

    private static string Set(CustomAttributeData attribute) =>
        attribute.Named<string>(nameof(ParameterAttribute.ParameterSetName)) is { } name && name != ParameterAttribute.AllParameterSets ? name : "";

    private static ParameterInSet Behaviour(CustomAttributeData attribute)
    {
        int position = attribute.NamedArguments.Any(a => a.MemberName == nameof(ParameterAttribute.Position))
            ? attribute.Named<int>(nameof(ParameterAttribute.Position))
            : int.MinValue;
        return new ParameterInSet(
            attribute.Named<bool>(nameof(ParameterAttribute.Mandatory)),
            position < 0 ? null : position,
            attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipeline)),
            attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)));
    }

    // The initial value of the property is the default, and only an instance knows it.
    private static object? Instance(Type cmdlet)
    {
        try
        {
            return Activator.CreateInstance(cmdlet);
        }
        catch (Exception e) when (e is TargetInvocationException or MissingMethodException)
        {
            return null;
        }
    }

    private static string? Default(PropertyInfo property, object? instance)
    {
        if (instance is null || property.GetMethod is null)
        {
            return null;
        }

        object? value;
        try
        {
            value = property.GetValue(instance);
        }
        catch (TargetInvocationException)
        {
            return null;
        }

        return value switch
        {
            null or "" => null,
            Enum => value.ToString(),
            string text => text,
            IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } list ? list : null,
            IConvertible or TimeSpan when !value.Equals(Activator.CreateInstance(value.GetType())) => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
