using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PowerShellDouble.Conversion;

namespace PowerShellDouble.Language;

/// <summary>The operators between two values.</summary>
internal static class Operators
{
    internal static object? Apply(string name, object? left, object? right)
    {
        switch (name)
        {
            case "+":
                return Add(left, right);
            case "-":
                return Subtract(left, right);
            case "*":
                return PSObject.Base(left) is string text
                    ? string.Concat(Enumerable.Repeat(text, LanguagePrimitives.ConvertTo<int>(right)))
                    : Numeric(left, right, (a, b) => a * b, (a, b) => a * b);
            case "/":
                return Numeric(left, right, (a, b) => a % b == 0 ? a / b : null, (a, b) => a / b);
            case "%":
                return Numeric(left, right, (a, b) => a % b, (a, b) => a % b);
            case "..":
                var (from, to) = (LanguagePrimitives.ConvertTo<int>(left), LanguagePrimitives.ConvertTo<int>(right));
                return from <= to
                    ? Enumerable.Range(from, to - from + 1).Cast<object?>().ToArray()
                    : Enumerable.Range(to, from - to + 1).Reverse().Cast<object?>().ToArray();
            case "-f":
                return string.Format(CultureInfo.InvariantCulture, Text(left), Enumeration.Of(right)?.Cast<object?>().Select(PSObject.Base).ToArray() ?? [PSObject.Base(right)]);
            case "-join":
                return string.Join(Text(right), Enumeration.Of(left)?.Cast<object?>().Select(Text) ?? [Text(left)]);
            case "-split":
                return Regex.Split(Text(left), Text(right), RegexOptions.IgnoreCase).Cast<object?>().ToArray();
            case "-replace":
                var parts = Enumeration.Of(right)?.Cast<object?>().Select(Text).ToArray() ?? [Text(right)];
                return Regex.Replace(Text(left), parts[0], parts.Length > 1 ? parts[1] : string.Empty, RegexOptions.IgnoreCase);
            case "-is":
                return TypeOf(right).IsInstanceOfType(PSObject.Base(left));
            case "-isnot":
                return !TypeOf(right).IsInstanceOfType(PSObject.Base(left));
            case "-contains":
                return Contains(left, right);
            case "-notcontains":
                return !Contains(left, right);
            case "-in":
                return Contains(right, left);
            case "-notin":
                return !Contains(right, left);
            case "-xor":
                return Comparison.IsTrue(left) ^ Comparison.IsTrue(right);
            default:
                // A list on the left is filtered; a single value is judged.
                return Enumeration.Of(left) is { } many
                    ? many.Cast<object?>().Where(item => Compare(name, item, right)).ToArray()
                    : Compare(name, left, right);
        }
    }

    internal static object? Add(object? left, object? right)
    {
        left = PSObject.Base(left);
        switch (left)
        {
            case null:
                return right;
            case string text:
                return text + Text(right);
            case Hashtable table when PSObject.Base(right) is IDictionary other:
                var sum = new Hashtable(table, StringComparer.OrdinalIgnoreCase);
                foreach (DictionaryEntry entry in other)
                {
                    sum.Add(entry.Key, entry.Value);
                }

                return sum;
            case IList list:
                return list.Cast<object?>().Concat(Enumeration.Of(right)?.Cast<object?>() ?? [right]).ToArray();
            case DateTime time:
                return time + LanguagePrimitives.ConvertTo<TimeSpan>(right);
            case DateTimeOffset time:
                return time + LanguagePrimitives.ConvertTo<TimeSpan>(right);
            case TimeSpan span:
                return span + LanguagePrimitives.ConvertTo<TimeSpan>(right);
            default:
                return Numeric(left, right, (a, b) => a + b, (a, b) => a + b);
        }
    }

    internal static object? Subtract(object? left, object? right)
    {
        var other = PSObject.Base(right);
        return PSObject.Base(left) switch
        {
            DateTime time => other is DateTime earlier ? time - earlier : time - LanguagePrimitives.ConvertTo<TimeSpan>(other),
            DateTimeOffset time => other is DateTimeOffset earlier ? time - earlier : time - LanguagePrimitives.ConvertTo<TimeSpan>(other),
            TimeSpan span => span - LanguagePrimitives.ConvertTo<TimeSpan>(other),
            var number => Numeric(number, other, (a, b) => a - b, (a, b) => a - b),
        };
    }

    internal static bool Compare(string name, object? left, object? right) => name switch
    {
        "-eq" or "-ieq" => Comparison.AreEqual(left, right, ignoreCase: true),
        "-ne" or "-ine" => !Comparison.AreEqual(left, right, ignoreCase: true),
        "-ceq" => Comparison.AreEqual(left, right, ignoreCase: false),
        "-cne" => !Comparison.AreEqual(left, right, ignoreCase: false),
        "-gt" => Comparison.Compare(left, right, ignoreCase: true) > 0,
        "-ge" => Comparison.Compare(left, right, ignoreCase: true) >= 0,
        "-lt" => Comparison.Compare(left, right, ignoreCase: true) < 0,
        "-le" => Comparison.Compare(left, right, ignoreCase: true) <= 0,
        "-like" => WildcardPattern.Get(Text(right), WildcardOptions.IgnoreCase).IsMatch(Text(left)),
        "-notlike" => !WildcardPattern.Get(Text(right), WildcardOptions.IgnoreCase).IsMatch(Text(left)),
        "-match" => Regex.IsMatch(Text(left), Text(right), RegexOptions.IgnoreCase),
        "-notmatch" => !Regex.IsMatch(Text(left), Text(right), RegexOptions.IgnoreCase),
        _ => throw new NotSupportedException($"The operator {name} is not in the mini shell's language."),
    };

    private static bool Contains(object? many, object? one) =>
        (Enumeration.Of(many)?.Cast<object?>() ?? [many]).Any(item => Comparison.AreEqual(item, one, ignoreCase: true));

    private static Type TypeOf(object? value) => PSObject.Base(value) as Type ?? TypeNames.Resolve(Text(value));

    private static string Text(object? value) => TypeConversion.ToInvariantString(value);

    private static object Numeric(object? left, object? right, Func<long, long, long?> whole, Func<double, double, double> real)
    {
        var (a, b) = (ToNumber(left), ToNumber(right));
        if (a is decimal || b is decimal)
        {
            return (decimal)real(Convert.ToDouble(a, CultureInfo.InvariantCulture), Convert.ToDouble(b, CultureInfo.InvariantCulture));
        }

        if (a is not (double or float) && b is not (double or float)
            && whole(Convert.ToInt64(a, CultureInfo.InvariantCulture), Convert.ToInt64(b, CultureInfo.InvariantCulture)) is { } result)
        {
            return a is long || b is long ? result : result is < int.MinValue or > int.MaxValue ? (double)result : (object)(int)result;
        }

        return real(Convert.ToDouble(a, CultureInfo.InvariantCulture), Convert.ToDouble(b, CultureInfo.InvariantCulture));
    }

    private static object ToNumber(object? value)
    {
        var bare = PSObject.Base(value) ?? 0;
        return Comparison.IsNumber(bare) ? bare
            : TypeConversion.TryConvert(bare, typeof(int), CultureInfo.InvariantCulture, out var whole) && !Text(bare).Contains('.', StringComparison.Ordinal) ? whole!
            : LanguagePrimitives.ConvertTo<double>(bare);
    }
}
