using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Backup policies.</summary>
/// <remarks>
/// Choices: PolicyObjectInUse has status 400 and a text of our own; a change between V1 and V2 of a policy in use is refused with
/// the same code; a change of a policy in use holds at once and starts one ConfigureBackup job for each item that nothing else
/// keeps busy; deleting a policy that is not there is 204.
/// </remarks>
internal static class PoliciesProvider
{
    public static Answer List(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ODataFilter filter = context.Filter("backupManagementType", "workloadType", "policyType", "name");
        BackupTypes.Check(filter);
        List<PolicyRecord> policies = vault.Policies.Values
            .Where(policy => filter.Admits("backupManagementType", policy.BackupManagementType)
                && filter.Admits("workloadType", policy.BackupManagementType == "AzureIaasVM" ? "VM" : (string?)policy.Properties["workLoadType"])
                && filter.Admits("policyType", policy.PolicyType)
                && filter.Admits("name", policy.Name))
            .OrderBy(Key, StringComparer.Ordinal).ToList();
        return context.List(policies, Key, policy => PolicyBody.InList(context, vault, policy));
    }

    public static Answer Get(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        return vault.Policies.TryGetValue(context["policy"], out PolicyRecord? policy)
            ? Answer.Ok(PolicyBody.Of(context, vault, policy))
            : throw BackupErrors.ItemNotFound();
    }

    public static Answer Put(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        string name = ResourceNames.CheckPolicy(context["policy"]);
        JsonObject properties = PolicyReader.Read(context.Body);
        vault.Policies.TryGetValue(name, out PolicyRecord? before);
        if (before is not null && context.Header("If-Match") is { } version && version != "*")
        {
            throw new ArmErrorException(
                412, "PreconditionFailed", $"The condition '{version}' in the If-Match header is not satisfied: policies have no ETag.", fromGateway: true);
        }

        var policy = new PolicyRecord(before?.Name ?? name, properties) { Since = context.Now };
        int users = before is null ? 0 : vault.ItemsUnder(name, context.Now);
        if (users > 0 && before!.PolicyType != policy.PolicyType)
        {
            throw InUse(name, users);
        }

        if (before is not null)
        {
            ResourceGuardsProvider.RequireForLess(context, vault, "backupPolicies/write", before.Properties, properties);
        }

        vault.PutPolicy(name, policy, context.Now);
        if (users == 0)
        {
            return Answer.Ok(PolicyBody.Of(context, vault, policy));
        }

        DateTimeOffset end = context.Now;
        foreach (ProtectedItemRecord item in vault.FollowersOf(name).Where(item => item.Follows(name, context.Now)).ToList())
        {
            if (item.PendingAt(context.Now) is null)
            {
                JobRecord job = ItemOperation.Plan(context, vault, item, ItemEvent.ChangePolicy, policy.Name).Job;
                end = job.End > end ? job.End : end;
            }
        }

        OperationRecord operation = OperationStart.OfBackup(context, vault, end, null, OperationResult.Policy, policy.Name);
        return OperationStart.Accepted(context, $"{vault.Id}/backupPolicies/{policy.Name}", "operations", "operationResults", operation);
    }

    public static Answer Delete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        string name = context["policy"];
        if (!vault.Policies.ContainsKey(name))
        {
            return new Answer(204);
        }

        int users = vault.ItemsUnder(name, context.Now);
        if (users > 0)
        {
            throw InUse(name, users);
        }

        vault.PutPolicy(name, null, context.Now);
        return new Answer(200);
    }

    private static string Key(PolicyRecord policy) => policy.Name.ToLowerInvariant();

    private static ArmErrorException InUse(string name, int users) => new(
        400,
        "BMSUserErrorPolicyObjectInUse",
        $"The policy is in use\r\nThe policy '{name}' is associated with {users} backup items. Associate them with another policy and try again.");
}
