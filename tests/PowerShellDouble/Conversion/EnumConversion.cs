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

        if (text.Length == 0)
        {
            throw TypeConversion.Failed(text, type, new ArgumentException("The input expression must not be empty. Specify at least one identifier name in each input expression. "), "InvalidCastFromStringToEnum");
        }

        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return Convert(number, type);
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > 1 && !IsFlags(type))
        {
            throw new PSInvalidCastException("SubstringDisambiguationEnumParseThrewAnException", $"Cannot convert value \"{text}\" to type \"{type}\" because no commas are allowed for this enumeration.", null);
        }

        long bits = 0;
        foreach (var name in names)
        {
            bits |= System.Convert.ToInt64(Enum.Parse(type, FullName(name, text, type)), CultureInfo.InvariantCulture);
        }

        return Enum.ToObject(type, bits);
    }

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
