using System;
using System.Management.Automation;

namespace PowerShellProbe.Cmdlets;

/// <summary>Fails in the ways that a cmdlet can.</summary>
[Cmdlet(VerbsCommunications.Write, "ProbeError")]
public sealed class WriteProbeErrorCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public ProbeFailure How { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public string? Target { get; set; }

    protected override void ProcessRecord()
    {
        var record = new ErrorRecord(new InvalidOperationException("The probe is broken."), "ProbeBroken", ErrorCategory.InvalidOperation, Target);
        switch (How)
        {
            case ProbeFailure.Write:
                WriteError(record);
                WriteObject("after " + Target);
                break;
            case ProbeFailure.WriteWithDetails:
                record.ErrorDetails = new ErrorDetails("The probe is broken, in detail.") { RecommendedAction = "Mend it." };
                WriteError(record);
                break;
            case ProbeFailure.Terminate:
                ThrowTerminatingError(record);
                break;
            case ProbeFailure.Throw:
                throw new InvalidOperationException("The probe threw.");
            case ProbeFailure.ThrowRuntime:
                throw new ItemNotFoundException("The probe is not there.");
            case ProbeFailure.SwallowTermination:
                try
                {
                    ThrowTerminatingError(record);
                }
                catch (RuntimeException exception)
                {
                    WriteObject("caught " + exception.GetType().Name);
                }

                break;
            case ProbeFailure.WriteMany:
                for (var i = 0; i < 3; i++)
                {
                    WriteError(new ErrorRecord(new TimeoutException("late " + i), "Late", ErrorCategory.OperationTimeout, i));
                }

                break;
            case ProbeFailure.WriteNull:
                WriteObject(null);
                break;
        }
    }
}

/// <summary>How to fail.</summary>
public enum ProbeFailure
{
    Write,
    WriteWithDetails,
    WriteMany,
    WriteNull,
    Terminate,
    Throw,
    ThrowRuntime,
    SwallowTermination,
}

/// <summary>A value for each Validate attribute.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "Probe")]
public sealed class ConfirmProbeCommand : PSCmdlet
{
    [Parameter]
    [ValidateSet("Alpha", "Beta")]
    public string? Set { get; set; }

    [Parameter]
    [ValidateRange(1, 99)]
    public int Range { get; set; }

    [Parameter]
    [ValidateLength(2, 4)]
    public string? Length { get; set; }

    [Parameter]
    [ValidatePattern("^[a-z]+$")]
    public string? Pattern { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object? NotNull { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NotEmpty { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? NotEmptyList { get; set; }

    [Parameter]
    [ValidateCount(1, 2)]
    public int[]? Counted { get; set; }

    [Parameter]
    [ValidateCount(2, 2)]
    public int[]? Exact { get; set; }

    protected override void ProcessRecord() => WriteObject("fine");
}

/// <summary>A mandatory text and a mandatory list.</summary>
[Cmdlet(VerbsLifecycle.Request, "Probe")]
public sealed class RequestProbeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Text")]
    public string? Text { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "List")]
    public string[]? List { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Text")]
    [AllowEmptyString]
    public string? Other { get; set; }

    protected override void ProcessRecord() => WriteObject(ParameterSetName);
}
