using System.Management.Automation;

namespace PowerShellProbe.Cmdlets;

/// <summary>A change that is not asked about.</summary>
[Cmdlet(VerbsCommon.Set, "Probe", SupportsShouldProcess = true)]
public sealed class SetProbeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[]? Name { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name!)
        {
            WriteObject(ShouldProcess(name, "Set the probe") ? "set " + name : "left " + name);
        }
    }
}

/// <summary>A change that is asked about, with a second question that -Force skips.</summary>
[Cmdlet(VerbsCommon.Remove, "Probe", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveProbeCommand : PSCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[]? Name { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter AskAgain { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var name in Name!)
        {
            if (!ShouldProcess(name))
            {
                WriteObject("left " + name);
            }
            else if (AskAgain && !Force && !ShouldContinue($"Really remove '{name}'?", "Removing", ref _yesToAll, ref _noToAll))
            {
                WriteObject("spared " + name);
            }
            else
            {
                WriteObject("removed " + name);
            }
        }
    }
}

/// <summary>ShouldProcess with its own words and its reason.</summary>
[Cmdlet(VerbsCommon.Move, "Probe", SupportsShouldProcess = true)]
public sealed class MoveProbeCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        var done = ShouldProcess("Moving the probe.", "Move the probe?", "Moving", out var reason);
        WriteObject($"{done} {reason}");
    }
}
