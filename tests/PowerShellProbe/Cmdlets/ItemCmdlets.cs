using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace PowerShellProbe.Cmdlets;

/// <summary>Writes items one by one, and keeps a journal of its life where it is given a list.</summary>
[Cmdlet(VerbsCommon.Get, "ProbeItem")]
[OutputType(typeof(ProbeItem))]
public sealed class GetProbeItemCommand : PSCmdlet, IDisposable
{
    [Parameter(Position = 0)]
    public int Count { get; set; } = 3;

    [Parameter]
    public IList? Journal { get; set; }

    [Parameter]
    public SwitchParameter AsList { get; set; }

    public void Dispose() => Journal?.Add("dispose");

    protected override void BeginProcessing() => Journal?.Add("begin");

    protected override void ProcessRecord()
    {
        if (AsList)
        {
            WriteObject(Enumerable.Range(1, Count).Select(i => new ProbeItem("p" + i, i)).ToList(), enumerateCollection: true);
            return;
        }

        for (var i = 1; i <= Count; i++)
        {
            try
            {
                WriteObject(new ProbeItem("p" + i, i));
                Journal?.Add("wrote " + i);
            }
            catch (Exception exception)
            {
                Journal?.Add(exception.GetType().Name);
                throw;
            }
        }
    }

    protected override void EndProcessing() => Journal?.Add("end");
}

/// <summary>Takes items by value or by property name.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ProbeItem", DefaultParameterSetName = "ByName")]
public sealed class InvokeProbeItemCommand : PSCmdlet, IDisposable
{
    private int _seen;

    [Parameter(Mandatory = true, ParameterSetName = "ByItem", ValueFromPipeline = true)]
    public ProbeItem? Item { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ById", ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceId")]
    public string? Id { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByName")]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Size { get; set; }

    [Parameter]
    public IList? Journal { get; set; }

    public void Dispose() => Journal?.Add("dispose");

    protected override void BeginProcessing() => Journal?.Add("begin " + MyInvocation.ExpectingInput);

    protected override void ProcessRecord()
    {
        _seen++;
        Journal?.Add("process " + _seen);
        var result = new PSObject();
        result.Properties.Add(new PSNoteProperty("Set", ParameterSetName));
        result.Properties.Add(new PSNoteProperty("Item", Item?.Name));
        result.Properties.Add(new PSNoteProperty("Id", Id));
        result.Properties.Add(new PSNoteProperty("Name", Name));
        result.Properties.Add(new PSNoteProperty("Size", Size));
        WriteObject(result);
    }

    protected override void EndProcessing() => Journal?.Add("end " + _seen);
}

/// <summary>Takes a mandatory name by property name and a binder by value, in one set.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProbeRef")]
public sealed class TestProbeRefCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    public ProbeRef? Vault { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? State { get; set; }

    protected override void ProcessRecord() => WriteObject($"{Vault}/{State}");
}

/// <summary>Sets without a default, so that they have to be told apart.</summary>
[Cmdlet(VerbsCommon.Select, "ProbeSet")]
public sealed class SelectProbeSetCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "A")]
    public string? Alpha { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "B")]
    public string? Beta { get; set; }

    [Parameter(ParameterSetName = "A")]
    [Parameter(ParameterSetName = "B", Mandatory = true)]
    public string? Both { get; set; }

    [Parameter]
    public string? Everywhere { get; set; }

    protected override void ProcessRecord() => WriteObject(ParameterSetName);
}
