using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Time;
using AzBackupTools.Emulator;

namespace AzBackupTools.Infrastructure;

/// <summary>The emulator of this runspace: the way to it, and its time as the client's. In process or served, all else is alike.</summary>
internal abstract class EmulatorInstance : IDisposable
{
    /// <summary>Where clients address it.</summary>
    internal abstract Uri Endpoint { get; }

    /// <summary>The folder below which its key vaults answer, each in one of its name.</summary>
    internal Uri KeyVaults => new(Endpoint, "_keyvaults/");

    /// <summary>The way in, for any client of this process.</summary>
    internal abstract HttpMessageHandler Handler { get; }

    /// <summary>Virtual time: waiting for the service moves it on.</summary>
    internal abstract IClock Clock { get; }

    /// <summary>The tenant of its subscriptions.</summary>
    internal abstract string TenantId { get; }

    /// <summary>
    /// What an emulator is made of where nobody says otherwise: it starts at the present time, and each wait of a client takes
    /// long enough to be seen.
    /// </summary>
    internal static EmulatorOptions DefaultOptions => new() { StartTime = SystemClock.Instance.UtcNow, Pace = TimeSpan.FromMilliseconds(20) };

    /// <summary>The emulator of the current runspace.</summary>
    /// <exception cref="BackupException">There is none.</exception>
    internal static EmulatorInstance Current => Find() ?? throw new BackupException(
        ErrorIds.EmulatorNotRunning,
        "No emulator runs in this session.",
        "Start one with Start-RsEmulator, or connect with Connect-RsAccount -Emulator, which does it for you.")
    {
        ConcernsAllInput = true,
    };

    /// <summary>The emulator of the current runspace, or null.</summary>
    internal static EmulatorInstance? Find() => RunspaceState.Current.Get<EmulatorInstance>();

    /// <summary>Makes an emulator that of the current runspace, or with null forgets it.</summary>
    internal static void Use(EmulatorInstance? emulator) => RunspaceState.Current.Set(emulator);

    /// <summary>Ends the emulator, wherever it runs.</summary>
    internal abstract Task StopAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the emulator holds in this process.</summary>
    protected abstract void Dispose(bool disposing);
}
