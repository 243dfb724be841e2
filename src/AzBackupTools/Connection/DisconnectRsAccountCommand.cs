using System.Management.Automation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Ends the session's connection and forgets its defaults. A running emulator goes on.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "RsAccount")]
[OutputType(typeof(void))]
public sealed class DisconnectRsAccountCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (Session.Find() is not { } session)
        {
            WriteVerbose("There was no connection.");
            return;
        }

        Session.Use(null);
        session.Client.Arm.Dispose();
        WriteVerbose($"Disconnected {session.Context.Account} from {session.Context.Environment}.");
    }
}
