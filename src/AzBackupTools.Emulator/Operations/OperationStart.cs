using System;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Operations;

/// <summary>Starts asynchronous operations and writes the headers of their first answers.</summary>
internal static class OperationStart
{
    /// <summary>An operation on the vault itself: its id is base64 of a number and a GUID.</summary>
    public static OperationRecord OnVault(RequestContext context, VaultRecord vault, DateTimeOffset end, string kind, OperationResult result)
    {
        string id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{kind};{NextId(context, vault)}"));
        return Keep(context, new OperationRecord
        {
            Id = id, VaultId = Key(vault), Start = context.Now, End = end, ConcernsVault = true, Result = result,
        });
    }

    /// <summary>An operation of the backup service: its id is a GUID.</summary>
    public static OperationRecord OfBackup(
        RequestContext context, VaultRecord vault, DateTimeOffset end, string? jobId = null,
        OperationResult result = OperationResult.Nothing, string? subject = null, string? id = null, JsonObject? shows = null) =>
        Keep(context, new OperationRecord
        {
            Id = id ?? NextId(context, vault),
            VaultId = Key(vault),
            Start = context.Now,
            End = end,
            JobId = jobId,
            Result = result,
            Subject = subject,
            Shows = shows,
        });

    public static string Key(VaultRecord vault) => vault.Id.ToLowerInvariant();

    /// <summary>Azure-AsyncOperation and Location under one parent, with the documented pause.</summary>
    public static Answer Accepted(
        RequestContext context, string parent, string status, string results, OperationRecord operation, string? statusVersion = null) =>
        new Answer(202)
            .With("Azure-AsyncOperation", AsyncLinks.To(context, $"{parent}/{status}/{operation.Id}", statusVersion))
            .With("Location", AsyncLinks.To(context, $"{parent}/{results}/{operation.Id}"))
            .With("Retry-After", AsyncLinks.PauseFor(context) ?? AsyncLinks.RetryAfter);

    private static string NextId(RequestContext context, VaultRecord vault) => context.World.Ids.Guid(
        "operation", vault.Id, Ticks(vault.CreatedAt), (vault.Operations++).ToString(CultureInfo.InvariantCulture));

    private static string Ticks(DateTimeOffset moment) => moment.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static OperationRecord Keep(RequestContext context, OperationRecord operation)
    {
        // One that is lost goes on; only who asks for it is told that there is none.
        if (context.Faults?.LosesOperation() != true)
        {
            context.World.Operations[operation.Id] = operation;
        }

        return operation;
    }
}
