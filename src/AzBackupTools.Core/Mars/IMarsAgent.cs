using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;

namespace AzBackupTools.Core.Mars;

/// <summary>
/// What the cmdlets ask of a MARS agent: the real one, through its own PowerShell module, or an emulated one. Failures are
/// <see cref="BackupException" /> in the terms of <see cref="MarsErrors" />.
/// </summary>
public interface IMarsAgent : IDisposable
{
    /// <summary>The files of the server, wherever they really are.</summary>
    MarsFiles Files { get; }

    /// <summary>The present moment of the server.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Tells of itself.</summary>
    Task<MarsAgentInfo> GetInfoAsync(CancellationToken cancellationToken);

    /// <summary>Registers the server with the vault of a credential file, given by its full path.</summary>
    Task RegisterAsync(string credentialFile, CancellationToken cancellationToken);

    /// <summary>Sets the passphrase that backups are encrypted with.</summary>
    /// <param name="passphrase">At least 16 characters.</param>
    /// <param name="pin">The vault's security PIN; null where none is asked for, as for the first passphrase.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task SetPassphraseAsync(SecureString passphrase, SecureString? pin, CancellationToken cancellationToken);

    /// <summary>Sets proxy and limits of bandwidth, all of them.</summary>
    /// <param name="settings">How they shall be.</param>
    /// <param name="proxyPassword">The password of the proxy's user, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task SetSettingsAsync(MarsSettings settings, SecureString? proxyPassword, CancellationToken cancellationToken);

    /// <summary>Reads a policy, or null where there is none.</summary>
    Task<MarsPolicy?> GetPolicyAsync(MarsWorkload workload, CancellationToken cancellationToken);

    /// <summary>Makes a policy, or makes it be so: the whole of it, with its state.</summary>
    Task SetPolicyAsync(MarsPolicy policy, CancellationToken cancellationToken);

    /// <summary>Ends a policy and deletes its backups.</summary>
    Task<MarsRemoval> RemovePolicyAsync(MarsWorkload workload, SecureString? pin, CancellationToken cancellationToken);

    /// <summary>Backs up now.</summary>
    /// <param name="request">What, and for how long it is kept.</param>
    /// <param name="activity">Hears how far it has come.</param>
    /// <param name="cancellationToken">Ends the wait, not the backup.</param>
    Task<MarsJob> StartBackupAsync(MarsBackupRequest request, IActivitySink activity, CancellationToken cancellationToken);

    /// <summary>Reads jobs, the one that runs and the last ones, newest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<MarsJob>> GetJobsAsync(int most, CancellationToken cancellationToken);

    /// <summary>Reads what can be restored, newest first.</summary>
    /// <param name="from">Another server, or null for this one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<MarsRecoveryPoint>> GetRecoveryPointsAsync(MarsOtherServer? from, CancellationToken cancellationToken);

    /// <summary>Reads what lies in a folder of a recovery point: the console's way to choose what to restore.</summary>
    /// <param name="point">The recovery point.</param>
    /// <param name="folder">The folder, by its normalized path; the volume itself for what lies at its top.</param>
    /// <param name="from">The other server that was backed up, or null for this one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<MarsItem>> GetItemsAsync(MarsRecoveryPoint point, string folder, MarsOtherServer? from, CancellationToken cancellationToken);

    /// <summary>Restores.</summary>
    Task<MarsJob> RestoreAsync(MarsRestoreRequest request, IActivitySink activity, CancellationToken cancellationToken);
}
