using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text.Json.Nodes;
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
    private static readonly TimeSpan LeastDuration = TimeSpan.FromMinutes(2);

    /// <summary>The bytes that the emulated line carries in a second.</summary>
    private const double BytesPerSecond = 10_000_000;

    internal EmulatorInstance Emulator => emulator;

    internal EmulatedServer Server => server;

    /// <inheritdoc />
    public MarsFiles Files { get; } = new(server.Root);

    /// <inheritdoc />
    public DateTimeOffset Now => emulator.Clock.UtcNow;

    internal static BackupException NotRegistered(string serverName) => new(
        ErrorIds.MarsServerNotRegistered,
        $"The server {serverName} is not registered with a vault.",
        "Register it: Register-MarsAgent <credential file>; the file comes from Export-RsVaultCredential.",
        serverName)
    {
        ConcernsAllInput = true,
    };

    /// <inheritdoc />
    public async Task<MarsAgentInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        return new MarsAgentInfo
        {
            ServerName = server.Name,
            AgentVersion = server.AgentVersion,
            Location = server.Root,
            IsEmulated = true,
            IsRegistered = server.Vault is not null,
            VaultName = server.Vault?.Name,
            HasPassphrase = server.PassphraseHash is not null,
            IsBusy = Running() is not null,
            Proxy = server.Settings.Proxy,
            Throttling = server.Settings.Throttling,
        };
    }

    /// <inheritdoc />
    public async Task RegisterAsync(string credentialFile, CancellationToken cancellationToken)
    {
        var credential = VaultCredentialFile.Read(credentialFile);
        await new EmulatedVault(emulator, credential.Vault, server.Name, server.AgentVersion).RegisterAsync(credential.Text, cancellationToken).ConfigureAwait(false);
        if (server.Vault is { } before && before != credential.Vault)
        {
            // Backups stay behind in the vault that they were made to.
            server.Points.Clear();
            server.Jobs.Clear();
        }

        server.Vault = credential.Vault;
        server.Save();
        await ReportAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task SetPassphraseAsync(SecureString passphrase, SecureString? pin, CancellationToken cancellationToken)
    {
        var vault = Vault();
        if (server.PassphraseHash is not null)
        {
            if (MarsAgentVersion.LacksSecurity(server.AgentVersion))
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
        Vault();
        RequirePassphrase();
        RequireIdle();
        server.Policies[policy.Workload] = MarsPolicyRules.Checked(policy, Files);

        // Protecting again brings back what was deleted and is not gone yet.
        for (var i = 0; i < server.Points.Count; i++)
        {
            if (server.Points[i].DeletedUntil is not null && IsOf(server.Points[i], policy.Workload))
            {
                server.Points[i] = server.Points[i] with { DeletedUntil = null };
            }
        }

        server.Save();
        await ReportAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<MarsRemoval> RemovePolicyAsync(MarsWorkload workload, SecureString? pin, CancellationToken cancellationToken)
    {
        var vault = Vault();
        RequireIdle();
        if (MarsAgentVersion.LacksSecurity(server.AgentVersion))
        {
            throw MarsErrors.Describe("130001", string.Empty);
        }

        var days = await vault.RemoveAsync(workload == MarsWorkload.SystemState, Text(pin), cancellationToken).ConfigureAwait(false);
        var until = Now.AddDays(days);
        server.Policies.Remove(workload);
        for (var i = 0; i < server.Points.Count; i++)
        {
            if (IsOf(server.Points[i], workload))
            {
                server.Points[i] = server.Points[i] with { DeletedUntil = server.Points[i].DeletedUntil ?? until };
            }
        }

        server.Save();
        return new MarsRemoval(days > 0 ? until : null);
    }

    /// <inheritdoc />
    public async Task<MarsJob> StartBackupAsync(MarsWorkload workload, bool noWait, IActivitySink activity, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        Vault();
        RequirePassphrase();
        RequireIdle();
        if (!server.Policies.TryGetValue(workload, out var policy))
        {
            throw new BackupException(ErrorIds.MarsPolicyNotFound, $"The server {server.Name} has no policy for this.", "Make one with Set-MarsPolicy.", server.Name);
        }

        var start = Now;
        var missing = policy.Items.Where(item => policy.Workload == MarsWorkload.FilesAndFolders && !Files.Exists(item)).ToList();
        var written = policy.Volumes.Select(volume => (Volume: volume, Id: Id(volume, start), Result: Write(policy, volume, start))).ToList();
        var transferred = written.Sum(static one => one.Result.Transferred);
        var end = start + LeastDuration + TimeSpan.FromSeconds(Math.Ceiling(transferred / BytesPerSecond));
        var job = new MarsJob
        {
            Id = Guid.NewGuid().ToString(),
            Operation = "Backup",
            Status = missing.Count == 0 ? "Completed" : "CompletedWithWarnings",
            Sources = policy.Volumes,
            StartTime = start,
            EndTime = end,
            TransferredBytes = transferred,
            ErrorMessage = missing.Count == 0 ? null : $"Not found: {string.Join(", ", missing)}.",
        };
        server.Points.AddRange(written.Select(one => new EmulatedPoint(one.Id, one.Volume, start, end, one.Result.Size, null)));
        return await FollowAsync(job, noWait, $"Backing up {server.Name}", ["Taking snapshot of volumes", "Preparing storage", "Transferring data", "Verifying backup"], activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsJob>> GetJobsAsync(int most, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        return server.Jobs.OrderByDescending(static job => job.StartTime).Take(most).Select(Seen).ToList();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsRecoveryPoint>> GetRecoveryPointsAsync(MarsOtherServer? from, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        var source = From(from);
        return PointsOf(source).OrderByDescending(static point => point.Time).Select(point => new MarsRecoveryPoint
        {
            Id = point.Id,
            ServerName = source.Name,
            Source = point.Source,
            Time = point.Time,
            SizeBytes = point.Size,
        }).ToList();
    }

    /// <inheritdoc />
    public async Task<MarsJob> RestoreAsync(MarsRestoreRequest request, IActivitySink activity, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken).ConfigureAwait(false);
        RequireIdle();
        var source = From(request.From);
        if (request.From?.Passphrase is { } passphrase && EmulatedServer.Hash(Passphrases.Reveal(passphrase)) != source.PassphraseHash)
        {
            throw new BackupException(ErrorIds.InvalidPassphrase, $"The passphrase is not that of the server {source.Name}.", "Give the passphrase that its backups were made with.", source.Name);
        }

        var point = PointsOf(source).FirstOrDefault(one => one.Id == request.Point.Id) ?? throw NoPoint(request.Point);
        var files = source.Store.Read(point.Id);
        var chosen = request.Items.Count == 0 ? files : files.Where(file => request.Items.Any(item => MarsPaths.Covers(item, file.Path))).ToList();
        if (request.Items.Count > 0 && chosen.Count == 0)
        {
            throw NotInBackup(request);
        }

        long bytes = 0;
        foreach (var (path, content, _) in chosen)
        {
            bytes += EmulatedStore.Restore(content, Target(path, point, request.Destination), request.Conflict);
        }

        var start = Now;
        var job = new MarsJob
        {
            Id = Guid.NewGuid().ToString(),
            Operation = "Restore",
            Status = "Completed",
            Sources = [point.Source],
            StartTime = start,
            EndTime = start + LeastDuration + TimeSpan.FromSeconds(Math.Ceiling(bytes / BytesPerSecond)),
            TransferredBytes = bytes,
        };
        return await FollowAsync(job, request.NoWait, $"Restoring to {server.Name}", ["Estimating size of backup items", "Transferring data"], activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // It lives as long as the session's emulator.
    }

    internal static BackupException NotInBackup(MarsRestoreRequest request) => new(
        ErrorIds.InvalidMarsPath,
        $"'{string.Join(", ", request.Items)}' was not backed up on {request.Point.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
        "Check the path, or choose another recovery point of Get-MarsRecoveryPoint.",
        request.Items[0]);

    internal static BackupException NoPoint(MarsRecoveryPoint point) => new(
        ErrorIds.RecoveryPointNotFound, $"There is no recovery point '{point.Id}' any more.", "Choose one of Get-MarsRecoveryPoint.", point.Id);

    private string Target(string path, EmulatedPoint point, string? destination)
    {
        if (point.Source == MarsRecoveryPoint.SystemState)
        {
            return Path.Combine(destination is null ? Path.Combine(server.Root, "SystemState") : Files.Map(destination), path);
        }

        // As the agent does it: below another place, the volume's letter and the folders come again.
        return destination is null ? Files.Map(path) : Files.Map(destination.TrimEnd('\\') + "\\" + path.Substring(0, 1) + path.Substring(2));
    }

    private async Task<MarsJob> FollowAsync(MarsJob job, bool noWait, string title, string[] phases, IActivitySink activity, CancellationToken cancellationToken)
    {
        server.Jobs.Add(job);
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
            await SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        return Seen(job);
    }

    private MarsJob Seen(MarsJob job) => job.EndTime > Now ? job with { Status = "InProgress", EndTime = null, TransferredBytes = null, ErrorMessage = null } : job;

    private MarsJob? Running() => server.Jobs.FirstOrDefault(job => job.EndTime > Now);

    private (long Size, long Transferred) Write(MarsPolicy policy, string volume, DateTimeOffset start)
    {
        if (policy.Workload == MarsWorkload.SystemState)
        {
            var folder = Path.Combine(server.Root, "SystemState");
            Directory.CreateDirectory(folder);
            var registry = Path.Combine(folder, "registry.txt");
            if (!File.Exists(registry))
            {
                File.WriteAllText(registry, $"The registry of {server.Name}.");
            }

            return server.Store.Write(Id(volume, start), Directory.EnumerateFiles(folder).Select(static file => (Path.GetFileName(file), new FileInfo(file))), whole: false);
        }

        // A volume that was left out for a time begins anew.
        var last = PointsOf(server).Where(point => point.Source == volume).OrderByDescending(static point => point.Time).FirstOrDefault();
        var isFirst = last is null || server.Jobs.Any(job => job.Operation == "Backup" && job.StartTime > last.Time && !job.Sources.Contains(volume) && job.Sources.All(static source => source != MarsRecoveryPoint.SystemState));
        return server.Store.Write(Id(volume, start), Files.Selected(policy).Where(file => MarsPaths.Covers(volume, file.Path)), isFirst);
    }

    private static string Id(string source, DateTimeOffset time) =>
        (source == MarsRecoveryPoint.SystemState ? "SystemState" : source.Substring(0, 1)) + "@" + time.UtcDateTime.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture);

    private List<EmulatedPoint> PointsOf(EmulatedServer source) => source.Points.Where(point => point.ReadyAt <= Now && point.DeletedUntil is null).ToList();

    private static bool IsOf(EmulatedPoint point, MarsWorkload workload) => point.Source == MarsRecoveryPoint.SystemState == (workload == MarsWorkload.SystemState);

    private EmulatedServer From(MarsOtherServer? from)
    {
        if (from is null)
        {
            Vault();
            return server;
        }

        var vault = from.CredentialFile is null ? server.Vault : VaultCredentialFile.Read(from.CredentialFile).Vault;
        var other = findOther(from.ServerName);
        return other is not null && other.Vault == vault && vault is not null
            ? other
            : throw new BackupException(
                ErrorIds.MarsServerNotRegistered,
                $"The vault {vault?.Name} has no backups of a server {from.ServerName}.",
                "Check the name with Get-MarsServer, and give the credential file of its vault. Of emulated servers, those of this session can be restored from.",
                from.ServerName);
    }

    /// <summary>Forgets what is gone, and tells the vault what has ended: the vault hears of a job when it is over.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        server.Points.RemoveAll(point => point.DeletedUntil <= Now);
        if (server.Vault is not null)
        {
            await ReportAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var items = new JsonArray();
        var sources = server.Policies.Values.SelectMany(static policy => policy.Volumes).Concat(PointsOf(server).Select(static point => point.Source)).Distinct();
        foreach (var source in sources)
        {
            var points = PointsOf(server).Where(point => point.Source == source).ToList();
            items.Add(new JsonObject
            {
                ["volume"] = source,
                ["systemState"] = source == MarsRecoveryPoint.SystemState,
                ["lastBackup"] = points.Count == 0 ? null : Stamp(points.Max(static point => point.ReadyAt)),
                ["neverBackedUp"] = points.Count == 0 ? true : null,
                ["recoveryPointCount"] = points.Count,
                ["oldestRecoveryPoint"] = points.Count == 0 ? null : Stamp(points.Min(static point => point.Time)),
            });
        }

        foreach (var item in items)
        {
            foreach (var member in item!.AsObject().Where(static member => member.Value is null).Select(static member => member.Key).ToList())
            {
                item.AsObject().Remove(member);
            }
        }

        await Vault().ReportAsync(items, cancellationToken).ConfigureAwait(false);
    }

    private EmulatedVault Vault() => new(emulator, server.Vault ?? throw NotRegistered(server.Name), server.Name, server.AgentVersion);

    private void RequireIdle()
    {
        if (Running() is not null)
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

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Text(SecureString? secret) => secret is null ? null : Passphrases.Reveal(secret);
}
