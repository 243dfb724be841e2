using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Agents;

/// <summary>
/// A MARS agent of the emulator: a real folder stands for the drives of a server, files are really backed up and restored, and a vault
/// of the emulator keeps the rest. It refuses what the agent refuses, with the agent's error ids.
/// </summary>
internal sealed class EmulatedMarsAgent(EmulatorInstance emulator, EmulatedServer server, Func<string, EmulatedServer?> findOther) : IMarsAgent
{
    /// <summary>After so long without news the agent says that it is still there.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromHours(1);

    private readonly EmulatedBackups _backups = new(server, new MarsFiles(server.Root));
    private DateTimeOffset? _toldAt;
    private bool _isForgotten;

    internal EmulatorInstance Emulator => emulator;

    internal EmulatedServer Server => server;

    /// <inheritdoc />
    public MarsFiles Files { get; } = new(server.Root);

    /// <inheritdoc />
    public DateTimeOffset Now => emulator.Clock.UtcNow;

    /// <inheritdoc />
    public async Task<MarsAgentInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(asksAnyway: true, cancellationToken).ConfigureAwait(false);
        return new MarsAgentInfo
        {
            ServerName = server.Name,
            AgentVersion = server.AgentVersion,
            Location = server.Root,
            IsEmulated = true,
            IsRegistered = server.Vault is not null && !_isForgotten,
            VaultName = _isForgotten ? null : server.Vault?.Name,
            HasPassphrase = server.PassphraseHash is not null,
            IsBusy = _backups.Running(Now) is not null,
            StorageBytes = server.Store.Size,
            Proxy = server.Settings.Proxy,
            Throttling = server.Settings.Throttling,
        };
    }

    /// <inheritdoc />
    public async Task RegisterAsync(string credentialFile, CancellationToken cancellationToken)
    {
        var credential = VaultCredentialFile.Read(credentialFile);
        var isNew = await new EmulatedVault(emulator, credential.Vault, server.Name, server.AgentVersion).RegisterAsync(credential.Text, cancellationToken).ConfigureAwait(false);
        if (server.Vault != credential.Vault)
        {
            // Of jobs that are over only the vault hears that they were made to.
            _toldAt = Now;
        }

        server.MoveTo(credential.Vault, isNew);
        _isForgotten = false;
        server.Save();
        await TellAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task SetPassphraseAsync(SecureString passphrase, SecureString? pin, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        var vault = Vault();
        if (server.PassphraseHash is not null)
        {
            if (MarsAgentVersion.IsBelow(server.AgentVersion, MarsAgentVersion.SecurityFeatures))
            {
                throw MarsErrors.Describe("120002", string.Empty);
            }

            await vault.CheckPinAsync(Text(pin), cancellationToken).ConfigureAwait(false);
        }

        server.PassphraseHash = EmulatedServer.Hash(Passphrases.Reveal(Passphrases.Checked(passphrase)));
        server.Save();
    }

    /// <inheritdoc />
    public Task SetSettingsAsync(MarsSettings settings, SecureString? proxyPassword, CancellationToken cancellationToken)
    {
        server.Settings = settings;
        server.Save();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<MarsPolicy?> GetPolicyAsync(MarsWorkload workload, CancellationToken cancellationToken) =>
        Task.FromResult(server.Policies.TryGetValue(workload, out var policy) ? policy : null);

    /// <inheritdoc />
    public async Task SetPolicyAsync(MarsPolicy policy, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        var vault = Vault();
        RequirePassphrase();
        RequireIdle();
        await vault.CheckRetentionAsync(MarsPolicyRules.Checked(policy, Files), cancellationToken).ConfigureAwait(false);
        _backups.Follow(policy, Now);
        server.Save();
        await TellAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<MarsRemoval> RemovePolicyAsync(MarsWorkload workload, SecureString? pin, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        var vault = Vault();
        RequireIdle();
        if (MarsAgentVersion.IsBelow(server.AgentVersion, MarsAgentVersion.SecurityFeatures))
        {
            throw MarsErrors.Describe("130001", string.Empty);
        }

        var days = await vault.RemoveAsync(workload == MarsWorkload.SystemState, Text(pin), cancellationToken).ConfigureAwait(false);
        var until = Now.AddDays(days);
        _backups.Delete(workload, until);
        server.Save();
        return new MarsRemoval(days > 0 ? until : null);
    }

    /// <inheritdoc />
    public async Task<MarsJob> StartBackupAsync(MarsBackupRequest request, IActivitySink activity, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        Vault();
        RequirePassphrase();
        RequireIdle();
        if (!server.Policies.TryGetValue(request.Workload, out var policy))
        {
            throw new BackupException(ErrorIds.MarsPolicyNotFound, $"The server {server.Name} has no policy for this.", "Make one with Set-MarsPolicy.", server.Name);
        }

        await TellAsync(cancellationToken).ConfigureAwait(false);
        var job = _backups.RunNow(policy, Now, request.RetainUntil);
        return await FollowAsync(
            job, request.NoWait, $"Backing up {server.Name}", ["Taking snapshot of volumes", "Preparing storage", "Transferring data", "Verifying backup"], activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsJob>> GetJobsAsync(int most, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        return server.Jobs.OrderByDescending(static job => job.StartTime).Take(most).Select(Seen).ToList();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsRecoveryPoint>> GetRecoveryPointsAsync(MarsOtherServer? from, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        var source = From(from);
        return EmulatedBackups.Points(source, Now).OrderByDescending(static point => point.Time).Select(point => new MarsRecoveryPoint
        {
            Id = point.Id,
            ServerName = source.Name,
            Source = point.Source,
            Time = point.Time,
            SizeBytes = point.Size,
            ExpiresAt = EmulatedBackups.Expiry(source, point),
        }).ToList();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsItem>> GetItemsAsync(MarsRecoveryPoint point, string folder, MarsOtherServer? from, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        var source = From(from);
        var held = Held(source, point);
        return source.Store.Read(held.List)
            .Where(one => point.Workload == MarsWorkload.SystemState || (MarsPaths.Covers(folder, one.Path) && !MarsPaths.Same(folder, one.Path)))
            .GroupBy(one => point.Workload == MarsWorkload.SystemState ? one.Path : MarsPaths.StepBelow(folder, one.Path), StringComparer.OrdinalIgnoreCase)
            .Select(static below => (Path: below.Key, Own: below.FirstOrDefault(one => MarsPaths.Same(one.Path, below.Key))))
            .Select(one => new MarsItem { Path = one.Path, IsFolder = one.Own.Content is null, SizeBytes = one.Own.Content is null ? null : one.Own.Size, RecoveryPoint = point })
            .ToList();
    }

    /// <inheritdoc />
    public async Task<MarsJob> RestoreAsync(MarsRestoreRequest request, IActivitySink activity, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        RequireIdle();
        var source = From(request.From);
        if (request.From?.Passphrase is { } passphrase && EmulatedServer.Hash(Passphrases.Reveal(passphrase)) != source.PassphraseHash)
        {
            throw new BackupException(ErrorIds.InvalidPassphrase, $"The passphrase is not that of the server {source.Name}.", "Give the passphrase that its backups were made with.", source.Name);
        }

        var point = Held(source, request.Point);
        var all = source.Store.Read(point.List);
        var missing = request.Items.Where(item => !all.Any(one => MarsPaths.Covers(item, one.Path))).ToList();
        if (missing.Count > 0)
        {
            throw MarsFailures.NotInBackup(request, missing);
        }

        var chosen = request.Items.Count == 0 ? all : all.Where(one => request.Items.Any(item => MarsPaths.Covers(item, one.Path))).ToList();
        var (bytes, failed) = EmulatedStore.Restore(chosen, path => Target(path, point, request.Destination), request.Conflict);
        var job = _backups.Restored(point, Now, bytes, failed, isAll: failed.Count == chosen.Count);
        return await FollowAsync(job, request.NoWait, $"Restoring to {server.Name}", ["Estimating size of backup items", "Transferring data"], activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // It lives as long as the session's emulator.
    }

    /// <summary>
    /// Does what has become due and tells the vault: of a job it hears when it is over. A vault that does not know the server any more ends
    /// nothing here; what needs the vault says so.
    /// </summary>
    internal Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(asksAnyway: false, cancellationToken);

    private async Task CatchUpAsync(bool asksAnyway, CancellationToken cancellationToken)
    {
        var now = Now;
        _toldAt = _toldAt > now ? null : _toldAt;
        var isNews = _backups.CatchUp(now);
        if (isNews)
        {
            server.Save();
        }

        if (server.Vault is not null && (isNews || asksAnyway || _toldAt is not { } told || now - told >= Heartbeat || server.Jobs.Exists(job => job.EndTime > told && job.EndTime <= now)))
        {
            try
            {
                await TellAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BackupException failed) when (failed.ErrorId is ErrorIds.MarsServerNotRegistered or ErrorIds.VaultNotFound)
            {
                _isForgotten = true;
            }
        }
    }

    private EmulatedPoint Held(EmulatedServer source, MarsRecoveryPoint point) =>
        EmulatedBackups.Points(source, Now).FirstOrDefault(one => one.Id == point.Id) ?? throw MarsFailures.NoPoint(point);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await Vault().ReportAsync(EmulatedReport.Items(server, now), EmulatedReport.Jobs(server.Jobs, _toldAt ?? DateTimeOffset.MinValue, now), cancellationToken).ConfigureAwait(false);
        _toldAt = now;
    }

    private async Task<MarsJob> FollowAsync(MarsJob job, bool noWait, string title, string[] phases, IActivitySink activity, CancellationToken cancellationToken)
    {
        server.Save();
        if (!noWait)
        {
            var step = TimeSpan.FromTicks((job.EndTime!.Value - job.StartTime).Ticks / phases.Length);
            foreach (var phase in phases)
            {
                activity.Progress(new ActivityProgress { Activity = title, Status = phase });
                await emulator.Clock.DelayAsync(step, cancellationToken).ConfigureAwait(false);
            }

            await emulator.Clock.DelayAsync(job.EndTime.Value - Now, cancellationToken).ConfigureAwait(false);
            activity.Progress(new ActivityProgress { Activity = title, Status = "Job completed", Completed = true });
            await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }

        return Seen(job);
    }

    private MarsJob Seen(MarsJob job) => EmulatedBackups.IsRunning(job, Now) ? job with { Status = "InProgress", EndTime = null, TransferredBytes = null, ErrorMessage = null } : job;

    private string Target(string path, EmulatedPoint point, string? destination)
    {
        if (point.Source == MarsRecoveryPoint.SystemState)
        {
            return Path.Combine(destination is null ? Path.Combine(server.Root, "SystemState") : Files.Map(destination), path);
        }

        // As the agent does it: below another place, the volume's letter and the folders come again.
        return destination is null ? Files.Map(path) : Files.Map(destination.TrimEnd('\\') + "\\" + path.Substring(0, 1) + path.Substring(2));
    }

    private EmulatedServer From(MarsOtherServer? from)
    {
        if (from is null)
        {
            Vault();
            return server;
        }

        var vault = from.CredentialFile is null ? server.Vault : VaultCredentialFile.Read(from.CredentialFile).Vault;
        if (server.Vault is not null && vault != server.Vault)
        {
            throw MarsErrors.Describe("100110", string.Empty);
        }

        var other = findOther(from.ServerName);
        return other is not null && other.Vault == vault && vault is not null
            ? other
            : throw new BackupException(
                ErrorIds.MarsServerNotRegistered,
                $"The vault {vault?.Name} has no backups of a server {from.ServerName}.",
                "Check the name with Get-MarsServer, and give the credential file of its vault. Of emulated servers, those of this session can be restored from.",
                from.ServerName);
    }

    private EmulatedVault Vault() => new(emulator, server.Vault ?? throw MarsFailures.NotRegistered(server.Name), server.Name, server.AgentVersion);

    private void RequireIdle()
    {
        if (_backups.Running(Now) is not null)
        {
            throw MarsErrors.Describe("CBPBackupOrRestoreInProgress", string.Empty);
        }
    }

    private void RequirePassphrase()
    {
        if (server.PassphraseHash is null)
        {
            throw MarsErrors.Describe("34506", string.Empty);
        }
    }

    private static string? Text(SecureString? secret) => secret is null ? null : Passphrases.Reveal(secret);
}
