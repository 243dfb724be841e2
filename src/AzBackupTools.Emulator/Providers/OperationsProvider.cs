using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>How asynchronous operations stand, and what they left behind.</summary>
/// <remarks>
/// An operation of the backup service answers under the address it was started with and under the vault's backupOperations alike:
/// real clients build the second from the id.
/// </remarks>
internal static class OperationsProvider
{
    public static Answer VaultStatus(RequestContext context)
    {
        OperationRecord operation = Find(context, true);
        string path = VaultPath(context);
        bool ended = operation.HasEndedAt(context.Now);
        var body = new JsonObject
        {
            ["id"] = $"{path}/operationStatus/{operation.Id}",
            ["name"] = operation.Id,
            ["status"] = ended ? "Succeeded" : "InProgress",
        };
        if (!context.IsFrom("2022-08-01"))
        {
            body["percentComplete"] = 0.0;
        }

        Answer answer = Answer.Ok(body);
        return ended
            ? answer
            : answer
                .With("Azure-AsyncOperation", AsyncLinks.To(context, $"{path}/operationStatus/{operation.Id}"))
                .With("Location", AsyncLinks.To(context, $"{path}/operationResults/{operation.Id}"))
                .WithPause(context);
    }

    /// <summary>202 while it runs, then the vault, after its deletion as it was.</summary>
    public static Answer VaultResult(RequestContext context)
    {
        OperationRecord operation = Find(context, true);
        if (!operation.HasEndedAt(context.Now))
        {
            return new Answer(202).With("Location", AsyncLinks.To(context, $"{VaultPath(context)}/operationResults/{operation.Id}")).WithPause(context);
        }

        return context.Group().Vaults.TryGetValue(context["vault"], out VaultRecord? vault)
            ? Answer.Ok(VaultBody.Of(vault, context))
            : new Answer(204);
    }

    /// <summary>
    /// As recorded: an operation in progress ends in the year 1, an ended one ends when it started, and the job shows only at the end.
    /// </summary>
    public static Answer BackupStatus(RequestContext context)
    {
        OperationRecord operation = Find(context, false);
        bool ended = operation.HasEndedAt(context.Now);
        var body = new JsonObject
        {
            ["id"] = operation.Id,
            ["name"] = operation.Id,
            ["status"] = ended ? "Succeeded" : "InProgress",
            ["startTime"] = WireTime.Stamp(operation.Start),
            ["endTime"] = ended ? WireTime.Stamp(operation.Start) : WireTime.NotYet,
        };
        if (ended && operation.JobId is not null)
        {
            body["properties"] = new JsonObject { ["objectType"] = "OperationStatusJobExtendedInfo", ["jobId"] = operation.JobId };
        }

        else if (ended && operation.Shows is not null)
        {
            body["properties"] = operation.Shows.DeepClone();
        }

        return Answer.Ok(body);
    }

    /// <summary>202 while it runs, then 200 with what it made, or 204 when it made nothing or that is gone.</summary>
    public static Answer BackupResult(RequestContext context)
    {
        OperationRecord operation = Find(context, false);

        // A changed policy holds from the answer on; only its items take a while. The contract knows no 202 here.
        if (!operation.HasEndedAt(context.Now) && operation.Result != OperationResult.Policy)
        {
            string self = context.RequestPath;
            return new Answer(202).With("Location", AsyncLinks.To(context, self)).With("Retry-After", AsyncLinks.PauseFor(context) ?? AsyncLinks.RetryAfter);
        }

        switch (operation.Result)
        {
            case OperationResult.Item:
                VaultRecord vault = context.Vault();
                return vault.Items.TryGetValue(operation.Subject!, out ProtectedItemRecord? item) && item.At(context.Now) is { Exists: true } view
                    ? Answer.Ok(ProtectedItemBody.Of(context, vault, item, view, inList: false, withExtendedInfo: true))
                    : new Answer(204);
            case OperationResult.Policy:
                return context.Vault().Policies.TryGetValue(operation.Subject!, out PolicyRecord? policy)
                    ? Answer.Ok(PolicyBody.Of(context, context.Vault(), policy))
                    : new Answer(204);
            default:
                return new Answer(204);
        }
    }

    public static OperationRecord Find(RequestContext context, bool concernsVault)
    {
        _ = context.Group();
        return context.World.Operations.TryGetValue(context["operation"], out OperationRecord? operation)
            && operation.ConcernsVault == concernsVault && ResourcePath.Is(operation.VaultId, VaultPath(context))
            ? operation
            : throw new ArmErrorException(
                404, "OperationNotFound", $"The operation '{context["operation"]}' was not found; it may have been lost or never started.");
    }

    private static string VaultPath(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        string name = group.Vaults.TryGetValue(context["vault"], out VaultRecord? vault) ? vault.Name : context["vault"];
        return $"{group.Id}/providers/Microsoft.RecoveryServices/vaults/{name}";
    }
}
