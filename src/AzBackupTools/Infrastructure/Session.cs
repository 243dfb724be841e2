using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Infrastructure;

/// <summary>A connection with its defaults; one at a time in a runspace. Immutable: a change of defaults replaces it.</summary>
internal sealed record Session
{
    /// <summary>The services over the connection.</summary>
    public required BackupClient Client { get; init; }

    /// <summary>What Get-RsContext shows: who, where, and the defaults.</summary>
    public required RsContext Context { get; init; }

    /// <summary>The time that the service lives in: virtual under the emulator.</summary>
    public IClock Clock => Client.Arm.Clock;

    /// <summary>The connection of the current runspace.</summary>
    /// <exception cref="BackupException">There is none.</exception>
    internal static Session Current => Find() ?? throw new BackupException(
        ErrorIds.NotConnected,
        "There is no connection in this session.",
        "Connect first: Connect-RsAccount, or Connect-RsAccount -Emulator to try things without a subscription.")
    {
        ConcernsAllInput = true,
    };

    /// <summary>The connection of the current runspace, or null.</summary>
    internal static Session? Find() => RunspaceState.Current.Get<Session>();

    /// <summary>Makes a connection the current one, or ends it.</summary>
    internal static void Use(Session? session) => RunspaceState.Current.Set(session);
}
