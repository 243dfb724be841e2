using System;
using System.Management.Automation;

namespace AzBackupTools.Build.Tests;

/// <summary>What several sample cmdlets take.</summary>
public abstract class SampleCmdletBase : PSCmdlet
{
    /// <summary>The vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName", "VaultId")]
    public string? Vault { get; set; }
}

/// <summary>A cmdlet with one of each.</summary>
[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName", SupportsShouldProcess = true)]
[OutputType(typeof(TimeSpan), typeof(string[]))]
public sealed class SampleCmdlet : SampleCmdletBase
{
    [Parameter(ParameterSetName = "ByName", Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ById")]
    [ValidateSet("a", "b")]
    public string Id { get; set; } = "";

    [Parameter]
    public int ThrottleLimit { get; set; } = 16;

    [Parameter]
    public DayOfWeek Day { get; set; } = DayOfWeek.Friday;

    [Parameter]
    public DateTimeOffset? Until { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter(DontShow = true)]
    public string? Hidden { get; set; }

    public string? NoParameter { get; set; }
}
