using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Execution;
using PowerShellDouble.Objects;

namespace Microsoft.PowerShell.Commands;

/// <summary>Select-Object: -First, -Last, -Skip, -Property, -ExpandProperty, -Unique. After the last wanted object it stops what runs above it.</summary>
[Cmdlet("Select", "Object")]
internal sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _tail = new();
    private readonly List<string> _seen = [];
    private int _skipped;
    private int _written;

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void BeginProcessing()
    {
        if (First == 0 && Last < 0)
        {
            StopUpstream();
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        if (_skipped < Skip)
        {
            _skipped++;
            return;
        }

        if (Last >= 0)
        {
            _tail.Enqueue(InputObject);
            if (_tail.Count > Last)
            {
                _tail.Dequeue();
            }

            return;
        }

        Write(InputObject);
        if (++_written == First)
        {
            StopUpstream();
        }
    }

    protected override void EndProcessing()
    {
        foreach (var item in _tail)
        {
            Write(item);
        }
    }

    private void StopUpstream() => throw new StopUpstreamCommandsException(((CommandRuntime)CommandRuntime).Processor);

    private void Write(PSObject item)
    {
        if (ExpandProperty is not null)
        {
            if (PSObject.Base(item) is not IDictionary && item.Properties[ExpandProperty] is null)
            {
                WriteError(new ErrorRecord(
                    new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."),
                    "ExpandPropertyNotFound",
                    ErrorCategory.InvalidArgument,
                    item));
                return;
            }

            WriteObject(MemberAccess.Get(item, ExpandProperty), enumerateCollection: true);
            return;
        }

        var result = Property.Length == 0 ? item : Selected(item);
        if (Unique)
        {
            var key = result.ToString();
            if (_seen.Contains(key))
            {
                return;
            }

            _seen.Add(key);
        }

        WriteObject(result);
    }

    private PSObject Selected(PSObject item)
    {
        var selected = new PSObject();
        selected.TypeNames.Insert(0, "Selected." + item.TypeNames[0]);
        foreach (var column in Property.SelectMany(p => Column.Of(p, item)))
        {
            selected.Properties.Add(new PSNoteProperty(column.Label, column.Value(item, SessionState)));
        }

        return selected;
    }
}
