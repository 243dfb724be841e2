using System;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Http;

/// <summary>An answer that never comes, as a client sees it whose time is the emulator's.</summary>
public static class StalledAnswer
{
    /// <summary>
    /// A client that waits in virtual time says so in each request with this header. A served emulator answers it, when
    /// <see cref="Patience"/> has run out, with an answer that has the header too, in place of silence.
    /// </summary>
    public const string SharedTimeHeader = "x-ms-emulator-time";

    /// <summary>How long a client waits, in virtual time: as long as an HttpClient does where nobody says otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>What an HttpClient throws when it has waited long enough.</summary>
    public static TaskCanceledException TimedOut()
    {
        string message = $"The request was given up: no answer had come within {Patience.TotalSeconds:0} seconds (emulated fault).";
        return new TaskCanceledException(message, new TimeoutException(message));
    }
}
