using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace PowerShellDouble.Conversion;

/// <summary>A member of an enumeration by its name, a prefix that only one name has, its number, or, for flags, several of them.</summary>
internal static class EnumConversion
{
    internal static object Convert(object value, Type type)
    {
        if (Comparison.IsNumber(value))
        {
            var member = Enum.ToObject(type, System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
            return IsFlags(type) || Enum.IsDefined(type, member) ? member : throw NoSuchNumber(value, type);
        }

        if (Enumeration.Of(value) is { } many)
        {
            return Convert(string.Join(",", many.Cast<object?>().Select(TypeConversion.ToInvariantString)), type);
        }

        if (value is not string text)
        {
            throw TypeConversion.Impossible(value, type);
        }

        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return Convert(number, type);
        }

        // One name of an enumeration of single values, or several that .NET knows all of; for flags each may be a prefix.
        if (!IsFlags(type))
        {
            return Enum.TryParse(type, text, ignoreCase: true, out var known) ? known! : Enum.Parse(type, FullName(text, text, type));
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries);
        long bits = 0;
        foreach (var name in names)
        {
            bits |= System.Convert.ToInt64(Enum.Parse(type, FullName(name, text, type)), CultureInfo.InvariantCulture);
        }

        return Enum.ToObject(type, bits);
    }

    internal static string NullText(Type type) =>
        $"Cannot convert null to type \"{type}\" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"{string.Join(",", Enum.GetNames(type))}\".";

    private static string FullName(string name, string whole, Type type)
    {
        var all = Enum.GetNames(type);
        var exact = all.FirstOrDefault(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));
        if (exact is not null)
        {
            return exact;
        }

        var matches = all.Where(candidate => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return matches.Length switch
        {
            1 => matches[0],
            0 => throw Refused(whole, type, $"Unable to match the identifier name {name} to a valid enumerator name. Specify one of the following enumerator names and try again:{Environment.NewLine}{string.Join(", ", all)}"),
            _ => throw Refused(whole, type, $"The identifier name {name} cannot be processed because it is either too similar or identical to the following enumerator names: {string.Join(", ", matches)}. Use a more specific identifier name."),
        };
    }

    private static PSInvalidCastException Refused(string value, Type type, string why) =>
        TypeConversion.Failed(value, type, new ArgumentException(why), "InvalidCastFromStringToEnum");

    private static PSInvalidCastException NoSuchNumber(object value, Type type) => new(
        "EnumerationValueDoesNotExist",
        $"Cannot convert value \"{value}\" to type \"{type}\" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"{string.Join(",", Enum.GetNames(type))}\".",
        null);

    private static bool IsFlags(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);
}
