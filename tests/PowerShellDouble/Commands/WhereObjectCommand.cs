using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Conversion;
using PowerShellDouble.Language;
using PowerShellDouble.Objects;

namespace Microsoft.PowerShell.Commands;

/// <summary>Where-Object: <c>State -eq Protected</c>, <c>State</c>, <c>-Not State</c>, or a script block.</summary>
[Cmdlet("Where", "Object", DefaultParameterSetName = "EqualSet")]
internal sealed class WhereObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ScriptBlockSet")]
    public ScriptBlock? FilterScript { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "EqualSet")]
    public string? Property { get; set; }

    [Parameter(Position = 1, ParameterSetName = "EqualSet")]
    public object? Value { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    [Alias("IEQ")]
    public SwitchParameter EQ { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    [Alias("INE")]
    public SwitchParameter NE { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter GT { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter GE { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter LT { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter LE { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter Like { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter NotLike { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter Match { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter NotMatch { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter In { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter Contains { get; set; }

    [Parameter(ParameterSetName = "EqualSet")]
    public SwitchParameter Not { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null && Passes(InputObject))
        {
            WriteObject(InputObject);
        }
    }

    private bool Passes(PSObject item)
    {
        if (FilterScript is not null)
        {
            var values = SessionState.Context.Interpreter.RunBlock(FilterScript.ToString(), item);
            return Comparison.IsTrue(values.Count == 1 ? values[0] : values.ToArray());
        }

        var value = MemberAccess.Get(item, Property!);
        if (Not)
        {
            return !Comparison.IsTrue(value);
        }

        var name = new[]
        {
            (EQ, "-eq"), (NE, "-ne"), (GT, "-gt"), (GE, "-ge"), (LT, "-lt"), (LE, "-le"), (Like, "-like"), (NotLike, "-notlike"),
            (Match, "-match"), (NotMatch, "-notmatch"), (In, "-in"), (Contains, "-contains"),
        }.FirstOrDefault(pair => pair.Item1.IsPresent).Item2;
        return Comparison.IsTrue(name is null ? value : Operators.Apply(name, value, Value));
    }
}
