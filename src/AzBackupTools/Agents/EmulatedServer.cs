using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Agents;

/// <summary>A recovery point of an emulated server.</summary>
/// <param name="Id">Its source and time as one text.</param>
/// <param name="Source">The volume, or System State.</param>
/// <param name="Time">When the backup began.</param>
/// <param name="ReadyAt">When it ended: before, there is no recovery point.</param>
/// <param name="Size">Bytes.</param>
/// <param name="DeletedUntil">Until when it can be had back, or null where it is not deleted.</param>
internal sealed record EmulatedPoint(string Id, string Source, DateTimeOffset Time, DateTimeOffset ReadyAt, long Size, DateTimeOffset? DeletedUntil)
{
    /// <summary>The name of the list of its files, which several points share where nothing has changed.</summary>
    public string List { get; init; } = Id;

    /// <summary>What it is kept for.</summary>
    public MarsKeep Keep { get; init; }

    /// <summary>Until when it is kept whatever the policy says, or null.</summary>
    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>Whether it is of files and folders or of the system state.</summary>
    [JsonIgnore]
    public MarsWorkload Workload => Source == MarsRecoveryPoint.SystemState ? MarsWorkload.SystemState : MarsWorkload.FilesAndFolders;
}

/// <summary>What an emulated agent remembers of its server, in a file beside the server's drives.</summary>
internal sealed class EmulatedServer
{
    /// <summary>The folder that holds what the agent remembers; it is no drive.</summary>
    internal const string Folder = ".mars";

    private readonly string _file;

    private EmulatedServer(string root, string name, string agentVersion)
    {
        Root = root;
        Name = name;
        AgentVersion = agentVersion;
        _file = Path.Combine(root, Folder, "server.json");
        Store = new EmulatedStore(Path.Combine(root, Folder));
    }

    internal string Root { get; }

    internal string Name { get; }

    internal string AgentVersion { get; }

    internal EmulatedStore Store { get; }

    internal VaultId? Vault { get; set; }

    /// <summary>The passphrase's hash; the passphrase itself is nowhere.</summary>
    internal string? PassphraseHash { get; set; }

    internal MarsSettings Settings { get; set; } = new();

    internal Dictionary<MarsWorkload, MarsPolicy> Policies { get; } = [];

    internal List<MarsJob> Jobs { get; } = [];

    internal List<EmulatedPoint> Points { get; } = [];

    /// <summary>The recovery points in vaults that the server was registered with before.</summary>
    internal Dictionary<string, List<EmulatedPoint>> Left { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The volumes whose next backup is a full one.</summary>
    internal HashSet<string> Fresh { get; } = [];

    /// <summary>Since when each policy has its schedule.</summary>
    internal Dictionary<MarsWorkload, DateTimeOffset> Since { get; } = [];

    /// <summary>The server in a folder, as it was left, or a new one.</summary>
    internal static EmulatedServer Open(string root, string name, string agentVersion)
    {
        var server = new EmulatedServer(root, name, agentVersion);
        try
        {
            Directory.CreateDirectory(Path.Combine(root, Folder));
            Directory.CreateDirectory(Path.Combine(root, "C"));
            if (File.Exists(server._file))
            {
                server.Load(JsonNode.Parse(File.ReadAllText(server._file))!.AsObject());
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument, $"-Path '{root}' cannot be an emulated server: {exception.Message}", "Give a folder that can be written to; it is made where it is missing.", root, exception);
        }

        return server;
    }

    internal void Save() => File.WriteAllText(_file, new JsonObject
    {
        ["vault"] = Vault?.ToString(),
        ["passphrase"] = PassphraseHash,
        ["settings"] = MarsJson.Of(Settings),
        ["policies"] = new JsonArray(Policies.Values.Select(static policy => (JsonNode)MarsJson.Of(policy)).ToArray()),
        ["jobs"] = JsonSerializer.SerializeToNode(Jobs),
        ["points"] = JsonSerializer.SerializeToNode(Points),
        ["left"] = JsonSerializer.SerializeToNode(Left),
        ["fresh"] = JsonSerializer.SerializeToNode(Fresh),
        ["since"] = JsonSerializer.SerializeToNode(Since),
    }.ToJsonString());

    /// <summary>Moves to a vault. Backups stay in the one that they were made to, and those in the new one are there again.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="isNew">Whether it has not known the server: then it has nothing of it.</param>
    internal void MoveTo(VaultId vault, bool isNew)
    {
        if (Vault is { } before && before != vault)
        {
            Left[before.ToString()] = [.. Points];
            Points.Clear();
            if (Left.TryGetValue(vault.ToString(), out var there))
            {
                Points.AddRange(there);
                Left.Remove(vault.ToString());
            }
        }

        if (isNew)
        {
            Points.Clear();
        }

        if (isNew || Vault != vault)
        {
            Fresh.UnionWith(Policies.Values.SelectMany(static policy => policy.Volumes));
        }

        Vault = vault;
    }

    /// <summary>The hash that tells two passphrases apart.</summary>
    internal static string Hash(string passphrase)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes("emulated server " + passphrase)));
    }

    private void Load(JsonObject json)
    {
        Vault = json["vault"]?.GetValue<string>() is { } vault ? VaultId.Parse(vault) : null;
        PassphraseHash = json["passphrase"]?.GetValue<string>();
        Settings = MarsJson.ReadSettings(json["settings"]);
        foreach (var policy in json["policies"]!.AsArray().Select(MarsJson.ReadPolicy))
        {
            Policies[policy.Workload] = policy;
        }

        Jobs.AddRange(json["jobs"].Deserialize<List<MarsJob>>() ?? []);
        Points.AddRange(json["points"].Deserialize<List<EmulatedPoint>>() ?? []);
        foreach (var left in json["left"].Deserialize<Dictionary<string, List<EmulatedPoint>>>() ?? [])
        {
            Left[left.Key] = left.Value;
        }

        Fresh.UnionWith(json["fresh"].Deserialize<List<string>>() ?? []);
        foreach (var since in json["since"].Deserialize<Dictionary<MarsWorkload, DateTimeOffset>>() ?? [])
        {
            Since[since.Key] = since.Value;
        }
    }
}
