using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Objects;

/// <summary>What <c>$x.Name</c>, <c>$x[0]</c> and <c>$x.Name(1)</c> mean.</summary>
internal static class MemberAccess
{
    internal static object? Get(object? target, string name)
    {
        var bare = PSObject.Base(target);
        switch (bare)
        {
            case null:
                return null;
            case IDictionary dictionary when Key(dictionary, name) is { } key:
                return dictionary[key];
        }

        if (PSObject.AsPSObject(target!).Properties[name] is { } property)
        {
            return property.Value;
        }

        if (bare is IList list)
        {
            if (Is(name, "Count") || Is(name, "Length"))
            {
                return list.Count;
            }

            var found = list.Cast<object?>().Where(item => Has(item, name)).Select(item => Get(item, name)).ToArray();
            return found.Length switch
            {
                0 => null,
                1 => found[0],
                _ => found,
            };
        }

        // Anything that is not a collection is a collection of one.
        return Is(name, "Count") || Is(name, "Length") ? 1 : null;
    }

    internal static void Set(object? target, string name, object? value)
    {
        switch (PSObject.Base(target))
        {
            case null:
                throw RuntimeException.Of("PropertyNotFound", $"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.");
            case IDictionary dictionary:
                dictionary[Key(dictionary, name) ?? name] = value;
                return;
            default:
                var property = PSObject.AsPSObject(target!).Properties[name]
                    ?? throw RuntimeException.Of("PropertyNotFound", $"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.");
                property.Value = value;
                return;
        }
    }

    internal static object? Index(object? target, object? index)
    {
        switch (PSObject.Base(target))
        {
            case null:
                throw RuntimeException.Of("NullArray", "Cannot index into a null array.");
            case IDictionary dictionary:
                return index is string name ? dictionary[Key(dictionary, name) ?? name] : index is null ? null : dictionary[PSObject.Base(index)!];
            case string text when TryPosition(index, text.Length, out var at):
                return text[at];
            case IList list when TryPosition(index, list.Count, out var position):
                return list[position];
            case IList or string:
                return null;
            default:
                return TryPosition(index, 1, out _) ? target : null;
        }
    }

    internal static object? Call(object? target, string name, object?[] arguments)
    {
        var bare = PSObject.Base(target) ?? throw RuntimeException.Of("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.");
        return Invoke(bare.GetType(), bare, name, arguments, BindingFlags.Public | BindingFlags.Instance);
    }

    internal static bool HasMethod(object? target, string name) =>
        PSObject.Base(target)?.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(m => Is(m.Name, name) && !m.IsSpecialName) == true;

    internal static object? CallStatic(Type type, string name, object?[] arguments) =>
        string.Equals(name, "new", StringComparison.OrdinalIgnoreCase)
            ? Construct(type, arguments)
            : Invoke(type, null, name, arguments, BindingFlags.Public | BindingFlags.Static);

    internal static object? GetStatic(Type type, string name)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.IgnoreCase;
        return type.GetProperty(name, Flags) is { } property ? property.GetValue(null) : type.GetField(name, Flags)?.GetValue(null);
    }

    private static object Construct(Type type, object?[] arguments)
    {
        foreach (var constructor in type.GetConstructors())
        {
            if (Fit(constructor.GetParameters(), arguments) is { } fitted)
            {
                return constructor.Invoke(fitted);
            }
        }

        throw RuntimeException.Of("MethodCountCouldNotFindBest", $"Cannot find an overload for \"new\" and the argument count: \"{arguments.Length}\".");
    }

    private static object? Invoke(Type type, object? target, string name, object?[] arguments, BindingFlags flags)
    {
        var methods = type.GetMethods(flags).Where(m => Is(m.Name, name) && !m.IsGenericMethod).ToArray();
        if (methods.Length == 0)
        {
            throw RuntimeException.Of("MethodNotFound", $"Method invocation failed because [{type.FullName}] does not contain a method named '{name}'.");
        }

        // An overload that takes the arguments as they are goes before one that they are converted for.
        foreach (var exact in new[] { true, false })
        {
            foreach (var method in methods)
            {
                if (Fit(method.GetParameters(), arguments, exact) is not { } fitted)
                {
                    continue;
                }

                try
                {
                    return method.Invoke(target, fitted);
                }
                catch (TargetInvocationException failure) when (failure.InnerException is not null)
                {
                    throw new MethodInvocationException(
                        $"Exception calling \"{name}\" with \"{arguments.Length}\" argument(s): \"{failure.InnerException.Message}\"",
                        failure.InnerException);
                }
            }
        }

        throw RuntimeException.Of("MethodCountCouldNotFindBest", $"Cannot find an overload for \"{name}\" and the argument count: \"{arguments.Length}\".");
    }

    private static object?[]? Fit(ParameterInfo[] parameters, object?[] arguments, bool exact = false)
    {
        if (parameters.Length != arguments.Length)
        {
            return null;
        }

        var fitted = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var bare = PSObject.Base(arguments[i]);
            if (parameters[i].ParameterType.IsInstanceOfType(bare))
            {
                fitted[i] = bare;
            }
            else if (exact || !TypeConversion.TryConvert(arguments[i], parameters[i].ParameterType, CultureInfo.InvariantCulture, out fitted[i]))
            {
                return null;
            }
        }

        return fitted;
    }

    private static bool Has(object? item, string name) => PSObject.Base(item) switch
    {
        null => false,
        IDictionary dictionary => Key(dictionary, name) is not null,
        _ => PSObject.AsPSObject(item!).Properties[name] is not null,
    };

    private static object? Key(IDictionary dictionary, string name) =>
        dictionary.Keys.Cast<object>().FirstOrDefault(key => key is string text && Is(text, name));

    private static bool TryPosition(object? index, int count, out int position)
    {
        position = TypeConversion.TryConvert(index, typeof(int), CultureInfo.InvariantCulture, out var number) ? (int)number! : int.MaxValue;
        position = position < 0 ? position + count : position;
        return position >= 0 && position < count;
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
