using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Objects;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Select-Object, Sort-Object and the formats take for a property: a name, with wildcards, or a hashtable of name and expression.</summary>
internal sealed class Column
{
    private readonly string? _name;
    private readonly ScriptBlock? _expression;

    private Column(string label, string? name, ScriptBlock? expression)
    {
        Label = label;
        _name = name;
        _expression = expression;
    }

    internal string Label { get; }

    internal static IEnumerable<Column> Of(object? property, PSObject sample)
    {
        switch (PSObject.Base(property))
        {
            case IDictionary table:
                var expression = MemberAccess.Get(table, "Expression") ?? MemberAccess.Get(table, "e");
                var label = MemberAccess.Get(table, "Name") ?? MemberAccess.Get(table, "Label") ?? MemberAccess.Get(table, "n") ?? MemberAccess.Get(table, "l") ?? expression;
                return [new Column(TypeConversion.ToInvariantString(label), expression as ScriptBlock is null ? TypeConversion.ToInvariantString(expression) : null, expression as ScriptBlock)];
            case ScriptBlock block:
                return [new Column(block.ToString().Trim(), null, block)];
            default:
                var name = TypeConversion.ToInvariantString(property);
                if (!WildcardPattern.ContainsWildcardCharacters(name))
                {
                    return [new Column(sample.Properties[name]?.Name ?? name, name, null)];
                }

                var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
                return sample.Properties.Where(p => pattern.IsMatch(p.Name)).Select(p => new Column(p.Name, p.Name, null)).ToList();
        }
    }

    internal object? Value(PSObject item, SessionState session)
    {
        if (_expression is null)
        {
            return MemberAccess.Get(item, _name!);
        }

        var values = session.Context.Interpreter.RunBlock(_expression.ToString(), item);
        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => values.ToArray(),
        };
    }
}
