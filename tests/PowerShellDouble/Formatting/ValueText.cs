using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Execution;
using PowerShellDouble.Objects;

namespace PowerShellDouble.Formatting;

/// <summary>The text of a value in a table or a list.</summary>
internal static class ValueText
{
    // $FormatEnumerationLimit
    private const int EnumerationLimit = 4;

    internal static object? Get(ShownValue shown, PSObject item, SessionContext context)
    {
        if (shown.Script is null)
        {
            return MemberAccess.Get(item, shown.PropertyName!);
        }

        try
        {
            var values = context.Interpreter.RunBlock(shown.Script, item, guarded: true);
            return values.Count switch
            {
                0 => null,
                1 => values[0],
                _ => values.ToArray(),
            };
        }
        catch (RuntimeException)
        {
            // A piece of script that fails shows nothing, as in PowerShell.
            return null;
        }
    }

    /// <summary>The same in a table, where fractions have two digits.</summary>
    internal static string OfCell(object? value, string? format) =>
        string.IsNullOrEmpty(format) && PSObject.Base(value) is (double or float or decimal) and IFormattable number
            ? number.ToString("F2", CultureInfo.InvariantCulture)
            : Of(value, format);

    internal static string Of(object? value, string? format)
    {
        var bare = PSObject.Base(value);
        if (!string.IsNullOrEmpty(format) && bare is not null)
        {
            return string.Format(CultureInfo.InvariantCulture, format.Contains('{', StringComparison.Ordinal) ? format : "{0:" + format + "}", bare);
        }

        return bare switch
        {
            null => string.Empty,
            string text => text,
            IDictionary dictionary => Many(dictionary.Cast<DictionaryEntry>().Select(e => $"[{e.Key}, {TypeConversion.ToInvariantString(e.Value)}]")),
            IEnumerable many => Many(many.Cast<object?>().Select(TypeConversion.ToInvariantString)),
            _ => TypeConversion.ToInvariantString(value),
        };
    }

    private static string Many(IEnumerable<string> items)
    {
        var first = items.Take(EnumerationLimit + 1).ToList();
        return "{" + string.Join(", ", first.Take(EnumerationLimit)) + (first.Count > EnumerationLimit ? "\u2026" : string.Empty) + "}";
    }
}
