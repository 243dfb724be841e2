using System.Management.Automation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Shows who is connected to what, and the session's defaults; never a token.</summary>
[Cmdlet(VerbsCommon.Get, "RsContext")]
[OutputType(typeof(RsContext))]
public sealed class GetRsContextCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (Session.Find() is { } session)
        {
            WriteObject(session.Context);
        }
        else
        {
            WriteVerbose("There is no connection. Connect with Connect-RsAccount.");
        }
    }
}
