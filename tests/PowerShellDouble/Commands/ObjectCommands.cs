using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Objects;

namespace Microsoft.PowerShell.Commands;

/// <summary>ForEach-Object: the name of a member, or a script block.</summary>
[Cmdlet("ForEach", "Object", DefaultParameterSetName = "ScriptBlockSet")]
internal sealed class ForEachObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ScriptBlockSet")]
    public ScriptBlock? Process { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "PropertyAndMethodSet")]
    public string? MemberName { get; set; }

    [Parameter(ParameterSetName = "PropertyAndMethodSet")]
    [Alias("Args")]
    public object?[] ArgumentList { get; set; } = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (Process is not null)
        {
            foreach (var value in SessionState.Context.Interpreter.RunBlock(Process.ToString(), InputObject))
            {
                WriteObject(value);
            }

            return;
        }

        if (InputObject is not null)
        {
            WriteObject(
                MemberAccess.HasMethod(InputObject, MemberName!) ? MemberAccess.Call(InputObject, MemberName!, ArgumentList) : MemberAccess.Get(InputObject, MemberName!),
                enumerateCollection: true);
        }
    }
}

/// <summary>Sort-Object: by one or more properties, -Descending, -Unique not.</summary>
[Cmdlet("Sort", "Object")]
internal sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Descending { get; set; }

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
        var order = Comparer<object?[]>.Create((a, b) => a.Zip(b, (x, y) => Comparison.Compare(x, y, ignoreCase: true)).FirstOrDefault(c => c != 0));
        object?[] Key(PSObject item) => Property.Length == 0
            ? [PSObject.Base(item)]
            : Property.SelectMany(p => Column.Of(p, item)).Select(c => c.Value(item, SessionState)).ToArray();
        var sorted = Descending ? _items.OrderByDescending(Key, order) : _items.OrderBy(Key, order);
        foreach (var item in sorted)
        {
            WriteObject(item);
        }
    }
}

/// <summary>Measure-Object: the count; the sum, least, greatest and average of a property.</summary>
[Cmdlet("Measure", "Object")]
internal sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(Position = 0)]
    public string? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

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
        var numbers = (Sum || Minimum || Maximum || Average)
            ? _items.Select(i => LanguagePrimitives.ConvertTo<double>(Property is null ? i : MemberAccess.Get(i, Property))).ToList()
            : [];
        var result = new PSObject();
        void Add(string name, object? value) => result.Properties.Add(new PSNoteProperty(name, value));
        Add("Count", _items.Count);
        Add("Average", Average && numbers.Count > 0 ? numbers.Average() : null);
        Add("Sum", Sum && numbers.Count > 0 ? numbers.Sum() : null);
        Add("Maximum", Maximum && numbers.Count > 0 ? numbers.Max() : null);
        Add("Minimum", Minimum && numbers.Count > 0 ? numbers.Min() : null);
        Add("Property", Property);
        WriteObject(result);
    }
}

/// <summary>Write-Output.</summary>
[Cmdlet("Write", "Output")]
internal sealed class WriteOutputCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => WriteObject(InputObject, !NoEnumerate);
}

/// <summary>Write-Host: a line to the host. Colours are taken and not shown.</summary>
[Cmdlet("Write", "Host")]
internal sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    public object? Object { get; set; }

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object Separator { get; set; } = " ";

    protected override void ProcessRecord()
    {
        var text = Enumeration.Of(Object) is { } many
            ? string.Join(TypeConversion.ToInvariantString(Separator), many.Cast<object?>().Select(TypeConversion.ToInvariantString))
            : TypeConversion.ToInvariantString(Object);
        SessionState.Context.Sink.HostLine(text);
    }
}

/// <summary>Out-Null.</summary>
[Cmdlet("Out", "Null")]
internal sealed class OutNullCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }
}
