using System;
using System.Management.Automation;
using System.Security;

namespace Microsoft.PowerShell.Commands;

/// <summary>Import-Module: nothing to do, the session has its cmdlets.</summary>
[Cmdlet("Import", "Module")]
internal sealed class ImportModuleCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter DisableNameChecking { get; set; }
}

/// <summary>Get-Date: now, or the given time; <c>-AsUTC</c>, <c>-Format</c> not.</summary>
[Cmdlet("Get", "Date")]
internal sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("LastWriteTime")]
    public DateTime? Date { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    protected override void ProcessRecord()
    {
        var date = Date ?? DateTime.Now;
        WriteObject(AsUTC ? date.ToUniversalTime() : date);
    }
}

/// <summary>ConvertTo-SecureString -AsPlainText.</summary>
[Cmdlet("ConvertTo", "SecureString")]
internal sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string String { get; set; } = string.Empty;

    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        var secret = new SecureString();
        foreach (var c in String)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        WriteObject(secret);
    }
}
