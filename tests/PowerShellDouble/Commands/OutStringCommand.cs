using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PowerShellDouble.Formatting;

namespace Microsoft.PowerShell.Commands;

/// <summary>Out-String: -Width, -Stream.</summary>
[Cmdlet("Out", "String")]
internal sealed class OutStringCommand : PSCmdlet
{
    private readonly List<object?> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; }

    [Parameter]
    public SwitchParameter Stream { get; set; }

    protected override void ProcessRecord() => _items.Add(InputObject);

    protected override void EndProcessing()
    {
        var context = SessionState.Context;
        var lines = ObjectText.Show(_items, Width > 0 ? Width : context.Width, context).Select(l => l.Text);
        if (Stream)
        {
            WriteObject(lines, enumerateCollection: true);
        }
        else
        {
            WriteObject(string.Concat(lines.Select(l => l + Environment.NewLine)));
        }
    }
}

/// <summary>Update-FormatData: -AppendPath, -PrependPath.</summary>
[Cmdlet("Update", "FormatData")]
internal sealed class UpdateFormatDataCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] AppendPath { get; set; } = [];

    [Parameter]
    public string[] PrependPath { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (var path in AppendPath.Concat(PrependPath))
        {
            SessionState.Context.Formats.Load(GetUnresolvedProviderPathFromPSPath(path));
        }
    }
}
