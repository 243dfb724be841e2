using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PowerShellDouble.Conversion;

/// <summary>Collections that are not arrays: a class with <c>Add</c>, or an interface that an array or a list has.</summary>
internal static class Lists
{
    internal static bool TryConvert(object value, Type type, IFormatProvider provider, out object? result)
    {
        result = null;
        if (ElementTypeOf(type) is not { } element)
        {
            return false;
        }

        var items = Enumeration.Of(value)?.Cast<object?>().ToArray() ?? [value];
        var concrete = type.IsInterface ? typeof(List<>).MakeGenericType(element) : type;
        if (concrete.IsAbstract || concrete.GetConstructor(Type.EmptyTypes) is null || concrete.GetMethod("Add", [element]) is not { } add)
        {
            return false;
        }

        result = Activator.CreateInstance(concrete)!;
        foreach (var item in items)
        {
            add.Invoke(result, [TypeConversion.Convert(item, element, provider)]);
        }

        return type.IsInstanceOfType(result);
    }

    /// <summary>What a collection type holds; null when it is no collection that a parameter can be.</summary>
    internal static Type? ElementTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (type == typeof(string) || typeof(IDictionary).IsAssignableFrom(type))
        {
            return null;
        }

        var generic = type.GetInterfaces().Append(type)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var isCollection = typeof(IList).IsAssignableFrom(type)
            || type.GetInterfaces().Append(type).Any(candidate => candidate.IsGenericType
                && (candidate.GetGenericTypeDefinition() == typeof(ICollection<>) || candidate.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>)));
        if (!isCollection || type == typeof(PSObject))
        {
            return null;
        }

        return generic?.GetGenericArguments()[0] ?? typeof(object);
    }
}
