using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Binding;

/// <summary>Where a parameter's value goes.</summary>
internal enum ParameterOwner
{
    Cmdlet,
    CommonParameters,
    ShouldProcessParameters,
}

/// <summary>One parameter of a command, as its attributes describe it.</summary>
internal sealed class BindableParameter
{
    private readonly PropertyInfo? _property;
    private readonly FieldInfo? _field;

    internal BindableParameter(MemberInfo member, ParameterOwner owner)
    {
        _property = member as PropertyInfo;
        _field = member as FieldInfo;
        Owner = owner;
        Name = member.Name;
        Type = _property?.PropertyType ?? _field!.FieldType;
        ElementType = Lists.ElementTypeOf(Type);
        var attributes = member.GetCustomAttributes(inherit: true);
        Aliases = attributes.OfType<AliasAttribute>().SelectMany(alias => alias.AliasNames).ToArray();
        Validations = attributes.OfType<ValidateArgumentsAttribute>().ToArray();
        Transformations = attributes.OfType<ArgumentTransformationAttribute>().ToArray();
        Completer = attributes.OfType<ArgumentCompleterAttribute>().FirstOrDefault();
        Obsolete = attributes.OfType<ObsoleteAttribute>().FirstOrDefault();
        AllowsNull = attributes.OfType<AllowNullAttribute>().Any();
        AllowsEmptyString = attributes.OfType<AllowEmptyStringAttribute>().Any();
        AllowsEmptyCollection = attributes.OfType<AllowEmptyCollectionAttribute>().Any();
        CannotBeNull = Validations.Any(v => v is NullValidationAttributeBase);
        Sets = attributes.OfType<ParameterAttribute>()
            .GroupBy(a => a.ParameterSetName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => new ParameterSetData(g.First()), StringComparer.OrdinalIgnoreCase);
    }

    internal IReadOnlyList<string> Aliases { get; }

    internal bool AllowsEmptyCollection { get; }

    internal bool AllowsEmptyString { get; }

    internal bool AllowsNull { get; }

    internal bool CannotBeNull { get; }

    internal ArgumentCompleterAttribute? Completer { get; }

    internal Type? ElementType { get; }

    internal bool IsHidden => Sets.Values.All(set => set.Attribute.DontShow);

    internal bool IsInAllSets => Sets.ContainsKey(ParameterAttribute.AllParameterSets);

    internal bool IsMandatoryInSomeSet => Sets.Values.Any(set => set.IsMandatory);

    internal bool IsSwitch => Type == typeof(SwitchParameter);

    internal string Name { get; }

    internal ObsoleteAttribute? Obsolete { get; }

    internal ParameterOwner Owner { get; }

    /// <summary>The sets it is in; 0 for one that is only in all.</summary>
    internal uint SetFlags { get; private set; }

    internal IReadOnlyDictionary<string, ParameterSetData> Sets { get; }

    internal bool TakesPipelineInputInSomeSet => Sets.Values.Any(set => set.TakesPipelineInput);

    internal IReadOnlyList<ArgumentTransformationAttribute> Transformations { get; }

    internal Type Type { get; }

    internal IReadOnlyList<ValidateArgumentsAttribute> Validations { get; }

    internal object? Get(object target) => _property is not null ? (_property.CanRead ? _property.GetValue(target) : null) : _field!.GetValue(target);

    internal bool IsIn(uint flags) => IsInAllSets || (SetFlags & flags) != 0;

    internal void Number(IReadOnlyDictionary<string, uint> flagsByName)
    {
        foreach (var (name, set) in Sets)
        {
            if (flagsByName.TryGetValue(name, out var flag))
            {
                set.Flag = flag;
                SetFlags |= flag;
            }
        }
    }

    internal void Set(object target, object? value)
    {
        if (value is null && Type.IsValueType && Nullable.GetUnderlyingType(Type) is null)
        {
            value = Activator.CreateInstance(Type);
        }

        if (_property is not null)
        {
            _property.SetValue(target, value);
        }
        else
        {
            _field!.SetValue(target, value);
        }
    }

    internal IEnumerable<ParameterSetData> SetsIn(uint flags) => Sets.Values.Where(set => set.IsIn(flags));
}
