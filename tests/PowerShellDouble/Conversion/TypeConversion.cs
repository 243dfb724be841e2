using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;

namespace PowerShellDouble.Conversion;

/// <summary>
/// Turns a value into what a parameter takes, by the ways of the engine in their order: the value itself, null, text, Boolean,
/// enumeration, number, collection, <c>Parse</c>, constructor of one parameter, cast operator, a dictionary's keys as properties.
/// </summary>
internal static class TypeConversion
{
    private const string FinalError = "ConvertToFinalInvalidCastException";

    internal static bool TryConvert(object? value, Type type, IFormatProvider provider, out object? result)
    {
        try
        {
            result = Convert(value, type, provider);
            return true;
        }
        catch (InvalidCastException)
        {
            result = null;
            return false;
        }
    }

    /// <exception cref="PSInvalidCastException">The value cannot become that.</exception>
    internal static object? Convert(object? value, Type type, IFormatProvider provider)
    {
        var bare = PSObject.Base(value);
        if (bare is null)
        {
            return OfNull(type);
        }

        if (type == typeof(PSObject))
        {
            return PSObject.AsPSObject(value!);
        }

        if (type == typeof(object))
        {
            return value;
        }

        if (type.IsInstanceOfType(bare))
        {
            return bare;
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return bare is string { Length: 0 } ? null : Convert(value, underlying, provider);
        }

        if (type == typeof(string))
        {
            return ToText(value, provider);
        }

        if (type == typeof(bool))
        {
            return Comparison.IsTrue(bare);
        }

        if (type == typeof(SwitchParameter))
        {
            return bare is bool yes ? new SwitchParameter(yes) : Comparison.IsNumber(bare) ? new SwitchParameter(Comparison.IsTrue(bare)) : throw Impossible(bare, type);
        }

        if (type.IsEnum)
        {
            return EnumConversion.Convert(bare, type);
        }

        if (type.IsArray)
        {
            return ToArray(value!, type.GetElementType()!, provider);
        }

        if (type == typeof(Array))
        {
            return ToArray(value!, typeof(object), provider);
        }

        if (IsNumeric(type) && (bare is string || Comparison.IsNumber(bare) || bare is bool or char || bare.GetType().IsEnum))
        {
            return ToNumber(bare, type, provider);
        }

        return ByTheTypesOwnMeans(value!, bare, type, provider);
    }

    /// <summary>The text of a value in the invariant culture, as in <c>"$x"</c>.</summary>
    internal static string ToInvariantString(object? value) => ToText(value, CultureInfo.InvariantCulture);

    // What should have been a secret is not repeated.
    internal static PSInvalidCastException Impossible(object value, Type type) => new(
        FinalError,
        type == typeof(SecureString)
            ? $"Cannot convert the value of type \"{value.GetType()}\" to type \"{type}\"."
            : $"Cannot convert the \"{ToInvariantString(value)}\" value of type \"{value.GetType()}\" to type \"{type}\".",
        null);

    internal static PSInvalidCastException Failed(object value, Type type, Exception reason, string errorId) => new(
        errorId,
        $"Cannot convert value \"{ToInvariantString(value)}\" to type \"{type}\". Error: \"{reason.Message}\"",
        reason);

    private static object? OfNull(Type type)
    {
        if (type == typeof(string))
        {
            return string.Empty;
        }

        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
        {
            return null;
        }

        if (type == typeof(bool) || type == typeof(SwitchParameter) || type == typeof(char) || IsNumeric(type))
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsEnum)
        {
            throw new PSInvalidCastException(
                "nullcast",
                EnumConversion.NullText(type),
                null);
        }

        throw new PSInvalidCastException("nullToValue", $"Cannot convert null to type \"{type}\".", null);
    }

    private static string ToText(object? value, IFormatProvider provider)
    {
        var bare = PSObject.Base(value);
        return bare switch
        {
            null => string.Empty,
            string text => text,
            _ when value is PSObject { TokenText: { } token } => token,
            PSObject custom => custom.ToString(),
            Enum member => member.ToString(),
            IFormattable formattable => formattable.ToString(null, provider),
            IDictionary => bare.ToString()!,
            IEnumerable many => string.Join(" ", many.Cast<object?>().Select(item => ToText(item, provider))),
            _ => bare.ToString() ?? string.Empty,
        };
    }

    private static Array ToArray(object value, Type elementType, IFormatProvider provider)
    {
        var items = Enumeration.Of(value)?.Cast<object?>().ToArray() ?? [value];
        var array = Array.CreateInstance(elementType, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(Convert(items[i], elementType, provider), i);
        }

        return array;
    }

    private static object ToNumber(object value, Type type, IFormatProvider provider)
    {
        try
        {
            if (value is not string text)
            {
                return System.Convert.ChangeType(value is Enum ? System.Convert.ToInt64(value, CultureInfo.InvariantCulture) : value, type, provider);
            }

            text = text.Trim();
            if (text.Length == 0)
            {
                return Activator.CreateInstance(type)!;
            }

            if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            {
                return System.Convert.ChangeType(System.Convert.ToInt64(text, 16), type, provider);
            }

            try
            {
                return System.Convert.ChangeType(text, type, provider);
            }
            catch (FormatException) when (type != typeof(double) && type != typeof(decimal) && double.TryParse(text, NumberStyles.Float, provider, out var real))
            {
                return System.Convert.ChangeType(real, type, provider);
            }
        }
        catch (Exception reason) when (reason is FormatException or OverflowException or InvalidCastException)
        {
            throw Failed(value, type, reason, reason is OverflowException ? "InvalidCastIConvertible" : "InvalidCastFromStringToInteger");
        }
    }

    private static object? ByTheTypesOwnMeans(object value, object bare, Type type, IFormatProvider provider)
    {
        if (bare is string text && TryParse(text, type, provider, out var parsed))
        {
            return parsed;
        }

        if (Constructor(type, bare.GetType()) is { } constructor)
        {
            return Called(() => constructor.Invoke([bare]), bare, type, "InvalidCastConstructorException");
        }

        if (value is PSObject && Constructor(type, typeof(PSObject)) is { } wrapping)
        {
            return Called(() => wrapping.Invoke([value]), bare, type, "InvalidCastConstructorException");
        }

        if (Cast(type, bare.GetType()) is { } cast)
        {
            return Called(() => cast.Invoke(null, [bare])!, bare, type, "InvalidCastImplicitConversion");
        }

        if (bare is IDictionary dictionary && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
        {
            return PropertyBag.Fill(Activator.CreateInstance(type)!, dictionary, provider);
        }

        if (Comparison.IsNumber(bare))
        {
            // A number becomes what its text becomes.
            try
            {
                return Convert(ToText(value, CultureInfo.InvariantCulture), type, provider);
            }
            catch (PSInvalidCastException exception) when (exception.ErrorId == FinalError)
            {
                throw Impossible(bare, type);
            }
        }

        if (bare is IConvertible and not string)
        {
            return Called(() => System.Convert.ChangeType(bare, type, provider), bare, type, "InvalidCastIConvertible");
        }

        // A list of one stands for its element, where only one is wanted.
        if (Enumeration.Of(bare) is IList { Count: 1 } one && type != typeof(Array))
        {
            return Convert(one[0], type, provider);
        }

        return Lists.TryConvert(value, type, provider, out var list) ? list : throw Impossible(bare, type);
    }

    private static bool TryParse(string text, Type type, IFormatProvider provider, out object? parsed)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.InvokeMethod;
        var withProvider = type.GetMethod("Parse", Flags, null, [typeof(string), typeof(IFormatProvider)], null);
        var plain = withProvider is null ? type.GetMethod("Parse", Flags, null, [typeof(string)], null) : null;
        parsed = null;
        if (withProvider is null && plain is null)
        {
            return false;
        }

        if (type == typeof(TimeSpan) && long.TryParse(text, out var ticks) && !text.Contains(':', StringComparison.Ordinal))
        {
            // A bare number is days to TimeSpan.Parse, and to the engine.
            parsed = TimeSpan.FromDays(ticks);
            return true;
        }

        parsed = Called(
            () => withProvider is not null ? withProvider.Invoke(null, [text, provider])! : plain!.Invoke(null, [text])!,
            text,
            type,
            "InvalidCastParseTargetInvocation");
        return true;
    }

    private static ConstructorInfo? Constructor(Type type, Type argument) =>
        // The capacity of a collection is no value of it.
        type.IsAbstract || type.IsPrimitive || (typeof(ICollection).IsAssignableFrom(type) && IsNumeric(argument)) ? null : type.GetConstructor(BindingFlags.Public | BindingFlags.Instance, null, [argument], null);

    private static MethodInfo? Cast(Type type, Type argument) =>
        new[] { type, argument }
            .SelectMany(owner => owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy))
            .Where(method => method.Name is "op_Implicit" or "op_Explicit"
                && type.IsAssignableFrom(method.ReturnType)
                && method.GetParameters() is [var only]
                && only.ParameterType.IsAssignableFrom(argument))
            .OrderBy(method => method.Name == "op_Implicit" ? 0 : 1)
            .FirstOrDefault();

    private static object Called(Func<object> call, object value, Type type, string errorId)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException failure) when (failure.InnerException is not null)
        {
            throw Failed(value, type, failure.InnerException, errorId);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException and not PSInvalidCastException)
        {
            throw Failed(value, type, failure, errorId);
        }
    }

    private static bool IsNumeric(Type type) =>
        !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
