using System;
using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace PowerShellDouble.Conversion;

/// <summary>Fills an object's properties from a dictionary: <c>[Thing]@{ Name = 'x' }</c>.</summary>
internal static class PropertyBag
{
    internal static object Fill(object target, IDictionary values, IFormatProvider provider)
    {
        var type = target.GetType();
        foreach (DictionaryEntry entry in values)
        {
            var name = TypeConversion.ToInvariantString(entry.Key);
            var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.GetSetMethod() is null)
            {
                throw new PSInvalidCastException(
                    "ObjectCreationError",
                    $"Cannot convert the \"{values}\" value of type \"{values.GetType()}\" to type \"{type}\". The property '{name}' was not found.",
                    null);
            }

            property.SetValue(target, TypeConversion.Convert(entry.Value, property.PropertyType, provider));
        }

        return target;
    }
}
