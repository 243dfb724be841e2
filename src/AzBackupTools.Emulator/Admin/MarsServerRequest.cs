using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>Plays the MARS agent: registers a server with a vault and backs something up, or deletes backups with a PIN.</summary>
internal static class MarsServerRequest
{
    public static Answer Add(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = VaultOf(world, body, now);
        if (body.Text("credential") is { } credential)
        {
            CredentialFile.Check(vault, credential, now);
        }

        string name = body.Text("name") ?? throw Invalid("name is missing.");
        if (name.Length is 0 or > 80 || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw Invalid($"name is '{name}'; it has 1 to 80 letters, digits, periods, hyphens and underscores.");
        }

        bool isNew = !vault.MarsServers.TryGetValue(name, out MarsServerRecord? before);
        if (!isNew && body.Flag("replace") != true)
        {
            throw new ArmErrorException(
                409, "AlreadyExists", $"The server '{name}' is registered with '{vault.Name}'. Say \"replace\": true to replace it.", fromGateway: true);
        }

        var server = new MarsServerRecord
        {
            Name = name,
            ContainerId = before?.ContainerId ?? world.Ids.Between(1_000_000, 9_000_000, "mars", vault.Id, name),
            RegisteredAt = before?.RegisteredAt ?? now,
            AgentVersion = body.Text("agentVersion") ?? "2.0.9262.0",
            OsType = body.Text("osType") ?? "Windows",
            LastSeenAt = Moment(body, "lastSeen") ?? now,
        };
        JsonArray given = body.Array("items") ?? new JsonArray(new JsonObject { ["volume"] = "C:\\" });
        foreach (JsonNode? element in given)
        {
            MarsItemRecord item = Item(world, vault, name, new RequestBody(element as JsonObject ?? throw Invalid("Each of items is an object: {\"volume\": \"C:\\\\\"}.")), now);
            server.Items[item.Name] = item;
            AddJob(world, vault, server, item);
        }

        vault.MarsServers[name] = server;
        return new Answer(isNew ? 201 : 200, MarsProvider.ContainerBody(vault, server, now));
    }

    /// <summary>What the agent does when backups are deleted: it asks for a PIN, and the data stays for the days of soft deletion.</summary>
    public static Answer DeleteBackups(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = VaultOf(world, body, now);
        string name = body.Text("name") ?? throw Invalid("name is missing.");
        if (!vault.MarsServers.TryGetValue(name, out MarsServerRecord? server))
        {
            throw new ArmErrorException(404, "NotFound", $"There is no server '{name}' in '{vault.Name}'.", fromGateway: true);
        }

        VaultSettings settings = vault.SettingsAt(now);
        if (settings.EnhancedSecurity != "Disabled" && !SecurityPinProvider.IsValid(vault, body.Text("securityPin"), now))
        {
            throw new ArmErrorException(400, "100130", "The security PIN is wrong or has expired: get a new one, it is valid for five minutes.", fromGateway: true);
        }

        foreach (MarsItemRecord item in server.Items.Values.Where(item => item.DeletedAt is null).ToList())
        {
            server.Items[item.Name] = item with { DeletedAt = now, RetentionDays = settings.SoftDeletes ? settings.SoftDeleteDays : 0 };
        }

        return Answer.Ok(MarsProvider.ContainerBody(vault, server, now));
    }

    internal static MarsItemRecord Item(World world, VaultRecord vault, string server, RequestBody body, DateTimeOffset now)
    {
        bool systemState = body.Flag("systemState") ?? false;
        string volume = systemState ? "System State" : body.Text("volume") ?? "C:\\";
        DateTimeOffset? last = Moment(body, "lastBackup") ?? (body.Has("neverBackedUp") ? null : now);
        string suffix = systemState ? "systemstate" : new string(volume.ToLowerInvariant().Where(char.IsLetterOrDigit).ToArray());
        return new MarsItemRecord
        {
            Name = world.Ids.Between(100_000_000, 999_999_999, "mars-item", vault.Id, server, volume).ToString(CultureInfo.InvariantCulture) + ";" + suffix,
            FriendlyName = volume,
            PolicyName = body.Text("policyName") ?? "MarsPolicy",
            IsSystemState = systemState,
            LastBackupAt = last,
            LastBackupStatus = (body.Text("lastBackupStatus") ?? "Completed").ToUpperInvariant() switch
            {
                "COMPLETED" => "Completed",
                "FAILED" => "Failed",
                _ => throw Invalid("lastBackupStatus is Completed or Failed."),
            },
            RecoveryPointCount = body.Whole("recoveryPointCount") ?? (last is null ? 0 : 1),
            OldestRecoveryPointAt = Moment(body, "oldestRecoveryPoint") ?? last,
        };
    }

    /// <summary>The vault hears of a job of the agent when it is over.</summary>
    internal static void AddJob(World world, VaultRecord vault, MarsServerRecord server, MarsItemRecord item)
    {
        if (item.LastBackupAt is not { } end)
        {
            return;
        }

        string id = world.Ids.Guid("mars-job", vault.Id, server.Name, item.Name, WireTime.Stamp(end));
        vault.Jobs[id] = new JobRecord
        {
            Id = id,
            Operation = "Backup",
            ItemKey = MarsProvider.Key(server, item),
            ContainerName = "Windows;" + server.Name,
            VmName = item.FriendlyName,
            Start = end - TimeSpan.FromMinutes(20),
            End = end,
            ActivityId = world.Ids.Guid("mars-activity", id),
            PropertyBag = new KeyValuePair<string, string?>[] { new("Server Name", server.Name) },
            Error = item.LastBackupStatus == "Failed"
                ? new JobError(100050, "CBPServerUnreachable", "The agent could not connect to the service.", new[] { "Check the network of the server." })
                : null,
            MarsServer = server.Name,
        };
    }

    /// <summary>The vault by its name, and by its group where the name alone does not tell.</summary>
    internal static VaultRecord VaultOf(World world, RequestBody body, DateTimeOffset now)
    {
        string subscription = body.Text("subscriptionId") ?? world.Options.SubscriptionIds[0];
        string? group = body.Text("resourceGroup");
        string name = body.Text("vault") ?? throw Invalid("vault is missing.");
        VaultRecord[] found = world.VaultsAt(now)
            .Where(vault => ResourcePath.Is(vault.Subscription, subscription) && ResourcePath.Is(vault.Name, name) && (group is null || ResourcePath.Is(vault.Group, group)))
            .ToArray();
        return found.Length == 1 ? found[0]
            : found.Length > 1 ? throw Invalid($"vault is '{name}', and there are {found.Length} of the name: say resourceGroup, too.")
            : throw new ArmErrorException(
                404, "NotFound", $"There is no vault '{name}'{(group is null ? string.Empty : $" in the group '{group}'")} in '{subscription}'.", fromGateway: true);
    }

    internal static DateTimeOffset? Moment(RequestBody body, string name) => body.Text(name) is not { } text ? null
        : WireTime.TryParse(text, out DateTimeOffset moment) && moment > DateTimeOffset.MinValue.AddYears(1) ? moment
        : throw Invalid($"{name} is '{text}'; the form is 2026-01-05T08:00:00Z.");

    private static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);
}
