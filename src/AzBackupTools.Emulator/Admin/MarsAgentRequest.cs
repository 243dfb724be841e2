using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>What an agent tells its vault: what it has backed up, and what it deletes. The vault shows it to everybody else.</summary>
internal static class MarsAgentRequest
{
    /// <summary>Takes over how items stand after a backup, or after protection of deleted ones has begun again; others stay as they are.</summary>
    public static Answer Report(World world, RequestBody body, System.DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        MarsServerRecord before = ServerOf(vault, body);
        var server = new MarsServerRecord
        {
            Name = before.Name,
            ContainerId = before.ContainerId,
            RegisteredAt = before.RegisteredAt,
            AgentVersion = body.Text("agentVersion") ?? before.AgentVersion,
            OsType = before.OsType,
            LastSeenAt = now,
            Items = new Dictionary<string, MarsItemRecord>(before.Items, before.Items.Comparer),
        };
        foreach (JsonNode? element in body.Array("items") ?? new JsonArray())
        {
            MarsItemRecord item = MarsServerRequest.Item(world, vault, server.Name, new RequestBody(element as JsonObject ?? throw Invalid("Each of items is an object.")), now);
            bool isNews = !server.Items.TryGetValue(item.Name, out MarsItemRecord? old) || old.LastBackupAt != item.LastBackupAt;
            server.Items[item.Name] = item;
            if (isNews)
            {
                MarsServerRequest.AddJob(world, vault, server, item);
            }
        }

        vault.MarsServers[server.Name] = server;
        return Answer.Ok(MarsProvider.ContainerBody(vault, server, now));
    }

    /// <summary>Deletes the backups of files and folders, or of the system state, with a PIN. They stay for the days of soft deletion.</summary>
    public static Answer Remove(World world, RequestBody body, System.DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        MarsServerRecord server = ServerOf(vault, body);
        RequirePin(vault, body, now);
        VaultSettings settings = vault.SettingsAt(now);
        if (settings.IsImmutable)
        {
            throw new ArmErrorException(400, "810001", "The vault is immutable: backups cannot be deleted before they expire.", fromGateway: true);
        }

        int days = settings.SoftDeletes ? settings.SoftDeleteDays : 0;
        bool systemState = body.Flag("systemState") ?? false;
        foreach (MarsItemRecord item in server.Items.Values.Where(item => item.DeletedAt is null && item.IsSystemState == systemState).ToList())
        {
            server.Items[item.Name] = item with { DeletedAt = now, RetentionDays = days };
        }

        return Answer.Ok(new JsonObject { ["recoverableDays"] = days });
    }

    /// <summary>Lets a critical operation of the agent through that has a PIN, where the vault asks for one.</summary>
    public static Answer CheckPin(World world, RequestBody body, System.DateTimeOffset now)
    {
        RequirePin(MarsServerRequest.VaultOf(world, body, now), body, now);
        return Answer.Ok(new JsonObject());
    }

    private static void RequirePin(VaultRecord vault, RequestBody body, System.DateTimeOffset now)
    {
        if (vault.SettingsAt(now).EnhancedSecurity != "Disabled" && !SecurityPinProvider.IsValid(vault, body.Text("securityPin"), now))
        {
            throw new ArmErrorException(400, "100130", "The security PIN is wrong or has expired: get a new one, it is valid for five minutes.", fromGateway: true);
        }
    }

    private static MarsServerRecord ServerOf(VaultRecord vault, RequestBody body) =>
        vault.MarsServers.TryGetValue(body.Text("name") ?? throw Invalid("name is missing."), out MarsServerRecord? server)
            ? server
            : throw new ArmErrorException(404, "NotRegistered", $"There is no server '{body.Text("name")}' in '{vault.Name}'.", fromGateway: true);

    private static ArmErrorException Invalid(string what) => new(400, "InvalidRequest", what, fromGateway: true);
}
