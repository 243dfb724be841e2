using System;
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

        MarsAgentRequest.DeleteBackups(vault, server, body, _ => true, now);
        return Answer.Ok(MarsProvider.ContainerBody(vault, server, now));
    }

    internal static MarsItemRecord Item(World world, VaultRecord vault, string server, RequestBody body, DateTimeOffset now)
    {
        bool systemState = body.Flag("systemState") ?? false;
        string volume = systemState ? "System State" : body.Text("volume") ?? "C:\\";
        DateTimeOffset[]? points = body.Array("recoveryPoints")?.Select(point => Moment("recoveryPoints", point?.ToString())).ToArray();
        DateTimeOffset? last = Moment(body, "lastBackup") ?? (body.Has("neverBackedUp") || points is not null ? points?.DefaultIfEmpty().Max() : now);
        last = last == default(DateTimeOffset) ? null : last;
        string status = Status(body, "lastBackupStatus", "Completed", "Failed");
        string suffix = systemState ? "systemstate" : new string(volume.ToLowerInvariant().Where(char.IsLetterOrDigit).ToArray());
        return new MarsItemRecord
        {
            Name = world.Ids.Between(100_000_000, 999_999_999, "mars-item", vault.Id, server, volume).ToString(CultureInfo.InvariantCulture) + ";" + suffix,
            FriendlyName = volume,
            PolicyName = body.Text("policyName") ?? "MarsPolicy",
            IsSystemState = systemState,
            LastBackupAt = last,
            LastBackupStatus = status,
            Points = points,
            RecoveryPointCount = body.Whole("recoveryPointCount") ?? (last is null ? 0 : 1),
            OldestRecoveryPointAt = Moment(body, "oldestRecoveryPoint") ?? last,
            Plan = body.Text("backsUpAt") is { } time
                ? new MarsPlan { At = TimeOfDay(time), KeepDays = body.Whole("keepDays") ?? 30, Since = last > now ? last.Value : now, Fails = status == "Failed" }
                : null,
        };
    }

    /// <summary>One of some words.</summary>
    internal static string Status(RequestBody body, string name, params string[] words) => words
        .FirstOrDefault(word => string.Equals(word, body.Text(name) ?? words[0], StringComparison.OrdinalIgnoreCase)) ?? throw Invalid($"{name} is '{body.Text(name)}'; it is {string.Join(" or ", words)}.");

    /// <summary>Adds the job of the last backup that was told.</summary>
    private static void AddJob(World world, VaultRecord vault, MarsServerRecord server, MarsItemRecord item)
    {
        if (item.LastBackupAt is not { } end)
        {
            return;
        }

        bool failed = item.LastBackupStatus == "Failed";
        long? bytes = failed ? null : world.Ids.Between(20, 900, "mars-size", vault.Id, server.Name, item.Name, WireTime.Stamp(end)) << 20;
        JobRecord job = MarsRuns.Of(vault, server, item, end - MarsPlan.Takes, end, "Backup", bytes, failed ? MarsRuns.Unreachable() : null, hasEnded: false);
        vault.Jobs[job.Id] = job;
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

    internal static DateTimeOffset? Moment(RequestBody body, string name) => body.Text(name) is { } text ? Moment(name, text) : null;

    internal static DateTimeOffset Moment(string name, string? text) =>
        text is not null && WireTime.TryParse(text, out DateTimeOffset moment) && moment > DateTimeOffset.MinValue.AddYears(1)
            ? moment
            : throw Invalid($"{name} is '{text}'; the form is 2026-01-05T08:00:00Z.");

    internal static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);

    private static TimeSpan TimeOfDay(string text) => TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan time)
        ? time
        : throw Invalid($"backsUpAt is '{text}'; it is a time of day in UTC such as 22:00.");
}
