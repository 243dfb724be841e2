using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PowerShellDouble.Conversion;

/// <summary>How the language compares: the right side becomes what the left side is.</summary>
internal static class Comparison
{
    internal static bool AreEqual(object? first, object? second, bool ignoreCase)
    {
        first = PSObject.Base(first);
        second = PSObject.Base(second);
        if (first is null || second is null)
        {
            return first is null && second is null;
        }

        if (first is string text)
        {
            var other = second as string ?? TypeConversion.ToInvariantString(second);
            return string.Equals(text, other, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        if (first.Equals(second))
        {
            return true;
        }

        return !first.GetType().IsInstanceOfType(second)
            && TypeConversion.TryConvert(second, first.GetType(), CultureInfo.InvariantCulture, out var converted)
            && first.Equals(converted);
    }

    internal static int Compare(object? first, object? second, bool ignoreCase)
    {
        first = PSObject.Base(first);
        second = PSObject.Base(second);
        if (first is null || second is null)
        {
            return first is null ? (second is null ? 0 : -1) : 1;
        }

        if (first is string text)
        {
            var other = second as string ?? TypeConversion.ToInvariantString(second);
            return CultureInfo.InvariantCulture.CompareInfo.Compare(text, other, ignoreCase ? CompareOptions.IgnoreCase : CompareOptions.None);
        }

        if (IsNumber(first) && IsNumber(second))
        {
            return Convert.ToDouble(first, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(second, CultureInfo.InvariantCulture));
        }

        var converted = first.GetType().IsInstanceOfType(second)
            ? second
            : TypeConversion.Convert(second, first.GetType(), CultureInfo.InvariantCulture);
        return first is IComparable comparable
            ? comparable.CompareTo(converted)
            : throw new ArgumentException($"Cannot compare \"{first}\" because it is not IComparable.");
    }

    internal static bool IsTrue(object? value)
    {
        value = PSObject.Base(value);
        return value switch
        {
            null => false,
            bool yes => yes,
            SwitchParameter given => given.IsPresent,
            string text => text.Length > 0,
            IList list => list.Count > 1 || (list.Count == 1 && IsTrue(list[0])),
            _ when IsNumber(value) => Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0,
            _ => true,
        };
    }

    internal static bool IsNumber(object value) => value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal;
}
