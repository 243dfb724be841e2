using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Formatting;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Format-Table and Format-List have in common: they gather, then lay out.</summary>
internal abstract class FormatCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        if (_items.Count > 0)
        {
            WriteObject(new FormattedText(Lay(_items).ToList()));
        }
    }

    private protected abstract IEnumerable<ShownLine> Lay(IReadOnlyList<PSObject> items);

    private protected IEnumerable<(string Label, ShownValue Value)> Columns(PSObject sample)
    {
        foreach (var property in Property)
        {
            if (PSObject.Base(property) is System.Collections.IDictionary table)
            {
                var expression = PowerShellDouble.Objects.MemberAccess.Get(table, "Expression") ?? PowerShellDouble.Objects.MemberAccess.Get(table, "e");
                var label = PowerShellDouble.Objects.MemberAccess.Get(table, "Name") ?? PowerShellDouble.Objects.MemberAccess.Get(table, "Label")
                    ?? PowerShellDouble.Objects.MemberAccess.Get(table, "n") ?? PowerShellDouble.Objects.MemberAccess.Get(table, "l") ?? expression;
                var value = expression is ScriptBlock script
                    ? new ShownValue(null, script.ToString(), null)
                    : new ShownValue(TypeConversion.ToInvariantString(expression), null, null);
                yield return (TypeConversion.ToInvariantString(label).Trim(), value);
                continue;
            }

            if (PSObject.Base(property) is ScriptBlock block)
            {
                yield return (block.ToString().Trim(), new ShownValue(null, block.ToString(), null));
                continue;
            }

            var name = TypeConversion.ToInvariantString(property);
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var names = sample.Properties.Where(p => pattern.IsMatch(p.Name)).Select(p => p.Name).ToList();
            foreach (var found in names.Count > 0 ? names : [name])
            {
                yield return (found, new ShownValue(found, null, null));
            }
        }
    }
}

/// <summary>Format-Table: -Property, -AutoSize, -HideTableHeaders.</summary>
[Cmdlet("Format", "Table")]
internal sealed class FormatTableCommand : FormatCommand
{
    [Parameter]
    public SwitchParameter AutoSize { get; set; }

    [Parameter]
    public SwitchParameter HideTableHeaders { get; set; }

    [Parameter]
    public SwitchParameter Wrap { get; set; }

    private protected override IEnumerable<ShownLine> Lay(IReadOnlyList<PSObject> items)
    {
        var context = SessionState.Context;
        var view = Property.Length > 0
            ? ObjectText.TableOf([]) with { Columns = Columns(items[0]).Select(c => new TableColumn(c.Label, null, TextAlignment.ByValue, c.Value)).ToList() }
            : context.Formats.Find(items[0].TypeNames, table: true)
                ?? ObjectText.TableOf(items[0].Properties.Select(p => p.Name).Take(10));
        view = view with { AutoSize = view.AutoSize || AutoSize, HideHeaders = view.HideHeaders || HideTableHeaders };
        if (AutoSize)
        {
            view = view with { Columns = view.Columns.Select(c => c with { Width = null }).ToList() };
        }

        return ObjectText.Table(view, items, context.Width, context);
    }
}

/// <summary>Format-List: -Property.</summary>
[Cmdlet("Format", "List")]
internal sealed class FormatListCommand : FormatCommand
{
    private protected override IEnumerable<ShownLine> Lay(IReadOnlyList<PSObject> items)
    {
        var context = SessionState.Context;
        FormatView View(PSObject item) => Property.Length > 0
            ? ObjectText.ListOf([]) with { Lines = Columns(item).Select(c => new ListLine(c.Label, c.Value)).ToList() }
            : context.Formats.Find(item.TypeNames, table: false) ?? ObjectText.ListOf(item.Properties.Select(p => p.Name));
        return ObjectText.List(items.Select(item => (item, View(item))), context.Width, context);
    }
}
