using System.Collections;
using System.Globalization;
using PowerShellDouble.Conversion;

namespace System.Management.Automation;

/// <summary>Conversions and comparisons as the language does them.</summary>
public static class LanguagePrimitives
{
    public static object? ConvertTo(object? valueToConvert, Type resultType) =>
        TypeConversion.Convert(valueToConvert, resultType, CultureInfo.InvariantCulture);

    public static object? ConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider) =>
        TypeConversion.Convert(valueToConvert, resultType, formatProvider);

    public static T ConvertTo<T>(object? valueToConvert) => (T)ConvertTo(valueToConvert, typeof(T))!;

    public static bool TryConvertTo(object? valueToConvert, Type resultType, out object? result) =>
        TypeConversion.TryConvert(valueToConvert, resultType, CultureInfo.InvariantCulture, out result);

    public static bool TryConvertTo(object? valueToConvert, Type resultType, IFormatProvider formatProvider, out object? result) =>
        TypeConversion.TryConvert(valueToConvert, resultType, formatProvider, out result);

    public static bool TryConvertTo<T>(object? valueToConvert, out T result) =>
        TryConvertTo(valueToConvert, CultureInfo.InvariantCulture, out result);

    public static bool TryConvertTo<T>(object? valueToConvert, IFormatProvider formatProvider, out T result)
    {
        var done = TypeConversion.TryConvert(valueToConvert, typeof(T), formatProvider, out var converted);
        result = done ? (T)converted! : default!;
        return done;
    }

    public static new bool Equals(object? first, object? second) => Comparison.AreEqual(first, second, ignoreCase: false);

    public static bool Equals(object? first, object? second, bool ignoreCase) => Comparison.AreEqual(first, second, ignoreCase);

    public static int Compare(object? first, object? second) => Comparison.Compare(first, second, ignoreCase: false);

    public static int Compare(object? first, object? second, bool ignoreCase) => Comparison.Compare(first, second, ignoreCase);

    public static bool IsTrue(object? obj) => Comparison.IsTrue(obj);

    public static IEnumerable? GetEnumerable(object? obj) => Enumeration.Of(obj);

    public static IEnumerator? GetEnumerator(object? obj) => Enumeration.Of(obj)?.GetEnumerator();
}
