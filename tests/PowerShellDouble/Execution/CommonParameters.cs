using System.Management.Automation;

namespace PowerShellDouble.Execution;

/// <summary>The parameters that every cmdlet has.</summary>
internal sealed class CommonParameters
{
    [Parameter]
    [Alias("vb")]
    public SwitchParameter Verbose
    {
        get => IsVerbose ?? false;
        set => IsVerbose = value;
    }

    [Parameter]
    [Alias("db")]
    public SwitchParameter Debug
    {
        get => IsDebug ?? false;
        set => IsDebug = value;
    }

    [Parameter]
    [Alias("ea")]
    public ActionPreference? ErrorAction { get; set; }

    [Parameter]
    [Alias("wa")]
    public ActionPreference? WarningAction { get; set; }

    [Parameter]
    [Alias("infa")]
    public ActionPreference? InformationAction { get; set; }

    [Parameter]
    [Alias("proga")]
    public ActionPreference? ProgressAction { get; set; }

    [Parameter]
    [Alias("ev")]
    public string? ErrorVariable { get; set; }

    [Parameter]
    [Alias("wv")]
    public string? WarningVariable { get; set; }

    [Parameter]
    [Alias("iv")]
    public string? InformationVariable { get; set; }

    [Parameter]
    [Alias("ov")]
    public string? OutVariable { get; set; }

    [Parameter]
    [Alias("ob")]
    public int OutBuffer { get; set; }

    [Parameter]
    [Alias("pv")]
    public string? PipelineVariable { get; set; }

    internal bool? IsDebug { get; private set; }

    internal bool? IsVerbose { get; private set; }
}

/// <summary>The parameters of a cmdlet that changes something.</summary>
internal sealed class ShouldProcessParameters
{
    [Parameter]
    [Alias("wi")]
    public SwitchParameter WhatIf
    {
        get => IsWhatIf ?? false;
        set => IsWhatIf = value;
    }

    [Parameter]
    [Alias("cf")]
    public SwitchParameter Confirm
    {
        get => IsConfirm ?? false;
        set => IsConfirm = value;
    }

    internal bool? IsConfirm { get; private set; }

    internal bool? IsWhatIf { get; private set; }
}
