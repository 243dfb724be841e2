using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Agents;

/// <summary>The real agent, driven through its own module MSOnlineBackup: <see href="https://learn.microsoft.com/powershell/module/msonlinebackup" />.</summary>
internal sealed class MsOnlineBackupAgent(string module, IMarsShell shell, MarsFiles files) : IMarsAgent
{
    /// <summary>How long deleted backups can be had back; the agent tells no other number than this.</summary>
    private static readonly TimeSpan DeletedKept = TimeSpan.FromDays(14);

    /// <inheritdoc />
    public MarsFiles Files => files;

    /// <inheritdoc />
    public DateTimeOffset Now => SystemClock.Instance.UtcNow;

    /// <inheritdoc />
    public async Task<MarsAgentInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        var json = await AskAsync("GetInfo", new JsonObject(), cancellationToken).ConfigureAwait(false);
        var settings = MarsJson.ReadSettings(json);
        return new MarsAgentInfo
        {
            ServerName = Text(json["serverName"]) ?? string.Empty,
            AgentVersion = Text(json["agentVersion"]) ?? string.Empty,
            Location = module,
            IsRegistered = Text(json["vaultName"]) is not null,
            VaultName = Text(json["vaultName"]),
            HasPassphrase = json["hasPassphrase"]!.GetValue<bool>(),
            IsBusy = json["isBusy"]!.GetValue<bool>(),
            StorageBytes = json["storageBytes"]?.GetValue<long>(),
            Proxy = settings.Proxy,
            Throttling = settings.Throttling,
        };
    }

    /// <inheritdoc />
    public Task RegisterAsync(string credentialFile, CancellationToken cancellationToken)
    {
        VaultCredentialFile.Read(credentialFile);
        return AskAsync("Register", new JsonObject { ["credential"] = credentialFile }, cancellationToken);
    }

    /// <inheritdoc />
    public Task SetPassphraseAsync(SecureString passphrase, SecureString? pin, CancellationToken cancellationToken) =>
        AskAsync("SetPassphrase", new JsonObject(), cancellationToken, ("passphrase", Passphrases.Checked(passphrase)), ("pin", pin));

    /// <inheritdoc />
    public Task SetSettingsAsync(MarsSettings settings, SecureString? proxyPassword, CancellationToken cancellationToken) =>
        AskAsync("SetSettings", MarsJson.Of(settings), cancellationToken, ("proxyPassword", proxyPassword));

    /// <inheritdoc />
    public async Task<MarsPolicy?> GetPolicyAsync(MarsWorkload workload, CancellationToken cancellationToken)
    {
        var json = await AskAsync("GetPolicy", new JsonObject { ["workload"] = workload.ToString() }, cancellationToken).ConfigureAwait(false);
        return json["exists"]!.GetValue<bool>() ? MsOnlineBackupPolicy.Read(workload, json) : null;
    }

    /// <inheritdoc />
    public async Task SetPolicyAsync(MarsPolicy policy, CancellationToken cancellationToken)
    {
        var before = await GetPolicyAsync(policy.Workload, cancellationToken).ConfigureAwait(false);
        await AskAsync("SetPolicy", MsOnlineBackupPolicy.Write(before, policy), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<MarsRemoval> RemovePolicyAsync(MarsWorkload workload, SecureString? pin, CancellationToken cancellationToken)
    {
        await AskAsync("RemovePolicy", new JsonObject { ["workload"] = workload.ToString() }, cancellationToken, ("pin", pin)).ConfigureAwait(false);
        return new MarsRemoval(Now + DeletedKept);
    }

    /// <inheritdoc />
    public async Task<MarsJob> StartBackupAsync(MarsBackupRequest request, IActivitySink activity, CancellationToken cancellationToken)
    {
        // https://learn.microsoft.com/powershell/module/msonlinebackup/start-obbackup: -Policy, -Name and -Async are all that it takes.
        if (request.RetainUntil is not null)
        {
            throw MarsFailures.NoOwnRetention();
        }

        var json = new JsonObject { ["workload"] = request.Workload.ToString(), ["noWait"] = request.NoWait };
        return ReadJob(await FollowAsync("StartBackup", json, $"Backing up {Environment.MachineName}", activity, cancellationToken).ConfigureAwait(false), null);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsJob>> GetJobsAsync(int most, CancellationToken cancellationToken)
    {
        var json = await AskAsync("GetJobs", new JsonObject { ["most"] = most }, cancellationToken).ConfigureAwait(false);
        return json["jobs"]!.AsArray().Select(job => ReadJob(job!.AsObject(), Text(json["running"]))).OrderByDescending(static job => job.StartTime).Take(most).ToList();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsRecoveryPoint>> GetRecoveryPointsAsync(MarsOtherServer? from, CancellationToken cancellationToken)
    {
        var json = await AskAsync("GetPoints", Of(from), cancellationToken).ConfigureAwait(false);
        return json["points"]!.AsArray().Select(static point =>
        {
            var source = Text(point!["source"]) ?? string.Empty;
            var time = Moment(point["time"]) ?? default;
            return new MarsRecoveryPoint
            {
                Id = $"{(source == MarsRecoveryPoint.SystemState ? "SystemState" : source.Substring(0, 1))}@{time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}",
                ServerName = Text(point["server"]) ?? string.Empty,
                Source = source,
                Time = time,
            };
        }).OrderByDescending(static point => point.Time).ToList();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MarsItem>> GetItemsAsync(MarsRecoveryPoint point, string folder, MarsOtherServer? from, CancellationToken cancellationToken)
    {
        var request = Of(from, point);
        request["folder"] = folder;
        try
        {
            var json = await AskAsync("GetItems", request, cancellationToken).ConfigureAwait(false);
            return json["items"]!.AsArray().Select(item => new MarsItem
            {
                Path = Text(item!["path"])!,
                IsFolder = item["folder"]!.GetValue<bool>(),
                SizeBytes = long.TryParse(Text(item["size"]), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : null,
                LastChange = Moment(item["changed"]),
                RecoveryPoint = point,
            }).OrderByDescending(static item => item.IsFolder).ThenBy(static item => item.Path, StringComparer.OrdinalIgnoreCase).ToList();
        }
        catch (BackupException failed) when (failed.Message.Contains("NoSuchPoint:"))
        {
            throw MarsFailures.NoPoint(point);
        }
    }

    /// <inheritdoc />
    public async Task<MarsJob> RestoreAsync(MarsRestoreRequest request, IActivitySink activity, CancellationToken cancellationToken)
    {
        var json = Of(request.From, request.Point);
        json["items"] = new JsonArray(request.Items.Select(static item => (JsonNode)item).ToArray());
        json["destination"] = request.Destination;
        json["conflict"] = request.Conflict.ToString();
        json["noWait"] = request.NoWait;
        try
        {
            return ReadJob(
                await FollowAsync("Restore", json, $"Restoring to {Environment.MachineName}", activity, cancellationToken, ("passphrase", request.From?.Passphrase)).ConfigureAwait(false), null);
        }
        catch (BackupException failed) when (failed.Message.Contains("NoSuchItem:"))
        {
            throw MarsFailures.NotInBackup(request, request.Items.Where(item => failed.Message.Contains($"<{item}>")).ToList());
        }
        catch (BackupException failed) when (failed.Message.Contains("NoSuchPoint:"))
        {
            throw MarsFailures.NoPoint(request.Point);
        }
    }

    /// <inheritdoc />
    public void Dispose() => shell.Dispose();

    private static JsonObject Of(MarsOtherServer? from, MarsRecoveryPoint point)
    {
        var json = Of(from);
        json["source"] = point.Source;
        json["ticks"] = point.Time.UtcTicks;
        return json;
    }

    private static JsonObject Of(MarsOtherServer? from) => from is null
        ? new JsonObject()
        : new JsonObject
        {
            ["server"] = from.ServerName,
            ["credential"] = from.CredentialFile ?? throw new BackupException(
                ErrorIds.InvalidVaultCredential,
                "-CredentialPath is missing: the agent looks at another server's backups with a credential file of the vault only.",
                "Make one with Export-RsVaultCredential, and give it.",
                from.ServerName),
        };

    private static MarsJob ReadJob(JsonObject json, string? running)
    {
        var state = Text(json["state"]) ?? string.Empty;
        var isRunning = Text(json["id"]) == running || state is "InProgress" or "NotStarted" or "Running";
        return new MarsJob
        {
            Id = Text(json["id"]) ?? string.Empty,
            Operation = Text(json["operation"]) == "Recovery" ? "Restore" : Text(json["operation"]) ?? string.Empty,
            Status = isRunning ? "InProgress"
                : state == "Completed" ? "Completed"
                : state.StartsWith("CompletedWith", StringComparison.Ordinal) ? "CompletedWithWarnings"
                : state is "Cancelled" or "Canceled" ? "Cancelled" : "Failed",
            Sources = json["sources"]!.AsArray().Select(static source => source!.GetValue<string>()).ToArray(),
            StartTime = Moment(json["start"]) ?? default,
            EndTime = isRunning ? null : Moment(json["end"]),
            TransferredBytes = json["bytes"]?.GetValue<long>(),
            ErrorCode = Text(json["error"]),
            ErrorMessage = Text(json["message"]),
        };
    }

    private Task<JsonObject> AskAsync(string script, JsonObject request, CancellationToken cancellationToken, params (string Name, SecureString? Value)[] secrets) =>
        FollowAsync(script, request, string.Empty, SilentActivitySink.Instance, cancellationToken, secrets);

    private async Task<JsonObject> FollowAsync(
        string script, JsonObject request, string title, IActivitySink activity, CancellationToken cancellationToken, params (string Name, SecureString? Value)[] secrets)
    {
        var hidden = new JsonObject();
        foreach (var (name, value) in secrets.Where(static secret => secret.Value is not null))
        {
            hidden[name] = Passphrases.Reveal(value!);
        }

        var input = new JsonObject { ["module"] = module, ["request"] = request, ["secrets"] = hidden }.ToJsonString();
        JsonNode? result = null;
        JsonNode? error = null;
        var said = await shell.RunAsync(MarsScripts.Get(script), input, Hear, cancellationToken).ConfigureAwait(false);
        if (title.Length > 0)
        {
            activity.Progress(new ActivityProgress { Activity = title, Status = "Ended", Completed = true });
        }

        return error is not null ? throw Failure(error) : result as JsonObject ?? throw MarsErrors.Describe(null, said.Trim().Length > 0 ? said : "its PowerShell gave no answer");

        void Hear(string line)
        {
            if (line.StartsWith("##phase ", StringComparison.Ordinal))
            {
                activity.Progress(new ActivityProgress { Activity = title, Status = Decode(line)!.GetValue<string>() });
            }
            else if (line.StartsWith("##result ", StringComparison.Ordinal))
            {
                result = Decode(line);
            }
            else if (line.StartsWith("##error ", StringComparison.Ordinal))
            {
                error = Decode(line);
            }
        }
    }

    private static JsonNode? Decode(string line) => JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(line.Substring(line.IndexOf(' ') + 1).Trim())));

    private static BackupException Failure(JsonNode error)
    {
        var message = Text(error["message"]) ?? "it does not say why";
        return message.StartsWith("NoSuchServer:", StringComparison.Ordinal)
            ? new BackupException(ErrorIds.MarsServerNotRegistered, message.Substring("NoSuchServer:".Length).Trim(), "Check the name with Get-MarsServer, and give the credential file of its vault.")
            : MarsErrors.Describe(Text(error["code"]), Text(error["id"]) is { } id && !id.StartsWith(message, StringComparison.Ordinal) ? $"{message} {id}" : message);
    }

    private static string? Text(JsonNode? node) => node?.ToString() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Moment(JsonNode? node) =>
        DateTimeOffset.TryParse(Text(node), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
