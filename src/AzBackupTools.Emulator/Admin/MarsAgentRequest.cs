using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Admin;

/// <summary>What an agent tells its vault: what it has backed up, how long it keeps it, and what it deletes. The vault shows it to everybody else.</summary>
internal static class MarsAgentRequest
{
    /// <summary>What a vault with security features demands, in the order of <see cref="Kept" />: <see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.</summary>
    private static readonly (string Unit, int Least)[] Minimums = { ("days", 7), ("weeks", 4), ("months", 3), ("years", 1) };

    /// <summary>Takes over how all items stand, but for deleted ones, and the jobs that are over.</summary>
    public static Answer Report(World world, RequestBody body, DateTimeOffset now)
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
            Items = before.Items.Values.Where(item => item.DeletedAt is not null).ToDictionary(item => item.Name, before.Items.Comparer),
            Retention = before.Retention,
        };
        foreach (RequestBody element in Elements(body, "items"))
        {
            MarsItemRecord item = MarsServerRequest.Item(world, vault, server.Name, element, now);
            server.Items[item.Name] = item;
        }

        foreach (RequestBody element in Elements(body, "jobs"))
        {
            JobRecord job = Job(world, vault, server, element, now);
            vault.Jobs[job.Id] = job;
        }

        vault.MarsServers[server.Name] = server;
        return Answer.Ok(MarsProvider.ContainerBody(vault, server, now));
    }

    /// <summary>Lets a retention through that the vault permits: not below its minimums, and in an immutable vault not below what it was.</summary>
    public static Answer Policy(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        MarsServerRecord server = ServerOf(vault, body);
        VaultSettings settings = vault.SettingsAt(now);
        string workload = body.Flag("systemState") == true ? "SystemState" : "FileFolder";
        int[] kept = Minimums.Select(minimum => body.Whole(minimum.Unit) ?? 0).ToArray();
        for (int i = 0; i < kept.Length; i++)
        {
            if (settings.EnhancedSecurity != "Disabled" && kept[i] > 0 && kept[i] < Minimums[i].Least)
            {
                throw new ArmErrorException(
                    400, "0x29834", $"{kept[i]} {Minimums[i].Unit} are below the minimum of a vault with security features, {Minimums[i].Least} {Minimums[i].Unit}.", fromGateway: true);
            }
        }

        if (settings.IsImmutable && server.Retention.TryGetValue(workload, out MarsRetentionRecord? before) && Kept(before).Where((count, i) => kept[i] < count).Any())
        {
            throw new ArmErrorException(400, "810002", "The vault is immutable: retention cannot be reduced.", fromGateway: true);
        }

        server.Retention[workload] = new MarsRetentionRecord(kept[0], kept[1], kept[2], kept[3]);
        return Answer.Ok(new JsonObject());
    }

    /// <summary>Deletes the backups of files and folders, or of the system state, with a PIN. They stay for the days of soft deletion.</summary>
    public static Answer Remove(World world, RequestBody body, DateTimeOffset now)
    {
        VaultRecord vault = MarsServerRequest.VaultOf(world, body, now);
        bool systemState = body.Flag("systemState") ?? false;
        int days = DeleteBackups(vault, ServerOf(vault, body), body, item => item.IsSystemState == systemState, now);
        return Answer.Ok(new JsonObject { ["recoverableDays"] = days });
    }

    /// <summary>Lets a critical operation of the agent through that has a PIN, where the vault asks for one.</summary>
    public static Answer CheckPin(World world, RequestBody body, DateTimeOffset now)
    {
        RequirePin(MarsServerRequest.VaultOf(world, body, now), body, now);
        return Answer.Ok(new JsonObject());
    }

    /// <summary>Deletes backups with a PIN.</summary>
    /// <returns>For how many days they stay.</returns>
    internal static int DeleteBackups(VaultRecord vault, MarsServerRecord server, RequestBody body, Func<MarsItemRecord, bool> which, DateTimeOffset now)
    {
        RequirePin(vault, body, now);
        VaultSettings settings = vault.SettingsAt(now);
        if (settings.IsImmutable)
        {
            throw new ArmErrorException(400, "810001", "The vault is immutable: backups cannot be deleted before they expire.", fromGateway: true);
        }

        int days = settings.SoftDeletes ? settings.SoftDeleteDays : 0;
        foreach (MarsItemRecord item in server.Items.Values.Where(item => item.DeletedAt is null && which(item)).ToList())
        {
            server.Items[item.Name] = item with { DeletedAt = now, RetentionDays = days };
        }

        return days;
    }

    private static void RequirePin(VaultRecord vault, RequestBody body, DateTimeOffset now)
    {
        if (vault.SettingsAt(now).EnhancedSecurity != "Disabled" && !SecurityPinProvider.IsValid(vault, body.Text("securityPin"), now))
        {
            throw new ArmErrorException(400, "100130", "The security PIN is wrong or has expired: get a new one, it is valid for five minutes.", fromGateway: true);
        }
    }

    private static JobRecord Job(World world, VaultRecord vault, MarsServerRecord server, RequestBody body, DateTimeOffset now)
    {
        string status = MarsServerRequest.Status(body, "status", "Completed", "CompletedWithWarnings", "Failed");
        JobError? error = status == "Completed" ? null
            : new JobError(0, "MarsAgent", body.Text("message") ?? "The agent does not say why.", new[] { "See the agent's log on the server." });
        DateTimeOffset end = MarsServerRequest.Moment(body, "end") ?? now;
        return MarsRuns.Of(
            vault,
            server,
            MarsServerRequest.Item(world, vault, server.Name, body, now),
            MarsServerRequest.Moment(body, "start") ?? end,
            end,
            MarsServerRequest.Status(body, "operation", "Backup", "Restore"),
            (long?)body.Number("bytes"),
            error,
            hasEnded: status != "Failed");
    }

    private static IEnumerable<RequestBody> Elements(RequestBody body, string name) =>
        (body.Array(name) ?? new JsonArray()).Select(element => new RequestBody(element as JsonObject ?? throw MarsServerRequest.Invalid($"Each of {name} is an object.")));

    private static int[] Kept(MarsRetentionRecord retention) => new[] { retention.Days, retention.Weeks, retention.Months, retention.Years };

    private static MarsServerRecord ServerOf(VaultRecord vault, RequestBody body) =>
        vault.MarsServers.TryGetValue(body.Text("name") ?? throw MarsServerRequest.Invalid("name is missing."), out MarsServerRecord? server)
            ? server
            : throw new ArmErrorException(404, "NotRegistered", $"There is no server '{body.Text("name")}' in '{vault.Name}'.", fromGateway: true);
}
