using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Creates, changes, imports and removes policies; asked for what already is, it changes nothing and says so.</summary>
public sealed class PolicyLifecycle(BackupClient client)
{
    private const int ShortestName = 3;
    private const int LongestName = 150;

    /// <summary>The id that a new policy will have.</summary>
    /// <exception cref="BackupException">The name is not allowed: InvalidName.</exception>
    public static PolicyId IdOf(VaultId vault, string name)
    {
        var allowed = name.Length is >= ShortestName and <= LongestName
            && IsLetter(name[0])
            && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '_');
        return allowed
            ? new PolicyId(vault, name)
            : throw new BackupException(
                ErrorIds.InvalidName,
                $"-Name '{name}' is not a name that a policy may have.",
                $"Use {ShortestName} to {LongestName} letters, digits, hyphens and underscores, beginning with a letter.",
                name);

        static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    /// <summary>A policy with all its members.</summary>
    /// <exception cref="BackupException">The vault has no such policy: PolicyNotFound.</exception>
    public async Task<PolicyDocument> FindAsync(PolicyId id, CancellationToken cancellationToken) =>
        await client.Policies.FindDocumentAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.PolicyNotFound,
            $"Vault '{id.Vault.Name}' has no policy '{id.Name}'.",
            $"Get-BackupPolicy -Vault {id.Vault.Name} shows all of them.",
            id.Name);

    /// <summary>Creates a policy.</summary>
    /// <returns>The policy and what came of it, or null where <paramref name="confirm" /> said no.</returns>
    /// <exception cref="BackupException">A policy of the name is there and is different: AlreadyExists.</exception>
    public async Task<PolicyResult?> CreateAsync(PolicyId id, PolicySpec spec, Confirmation confirm, CancellationToken cancellationToken)
    {
        var made = PolicyDocument.New(spec, client.Arm.Clock.UtcNow);
        if (await client.Policies.FindDocumentAsync(id, cancellationToken).ConfigureAwait(false) is not { } existing)
        {
            return await PutNewAsync(id, made, confirm, cancellationToken).ConfigureAwait(false);
        }

        var differences = PolicyComparison.Compare(existing, made);
        return differences.Count == 0
            ? new PolicyResult(existing.Policy, PolicyOutcome.AlreadyExists, [], 0)
            : throw new BackupException(
                ErrorIds.AlreadyExists,
                $"There is a policy '{id.Name}' in vault '{id.Vault.Name}' already, and it differs: {string.Join("; ", differences)}.",
                "Choose another name, or change the one that is there with Set-BackupPolicy.",
                id.ToString());
    }

    /// <summary>Changes a policy for virtual machines; what is not said stays as it is, its time zone with the rest.</summary>
    /// <returns>The policy and what came of it, or null where <paramref name="confirm" /> said no.</returns>
    /// <exception cref="BackupException">There is no such policy, it is of another kind, a limit is not kept, or it was changed meanwhile.</exception>
    public async Task<PolicyResult?> ChangeAsync(PolicyId id, PolicyChange change, Confirmation confirm, CancellationToken cancellationToken)
    {
        var existing = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        var spec = change.ApplyTo(PolicySpecReader.Read(existing.Policy));
        return await ReplaceAsync(id, existing, existing.With(spec, client.Arm.Clock.UtcNow), confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a policy like one that was exported, or makes the one of its name like it.</summary>
    /// <returns>The policy and what came of it, or null where <paramref name="confirm" /> said no.</returns>
    public async Task<PolicyResult?> ImportAsync(PolicyId id, PolicyDocument policy, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (policy.Policy.Tier is not null)
        {
            _ = PolicySpecReader.Read(policy.Policy).Checked();
        }

        return await client.Policies.FindDocumentAsync(id, cancellationToken).ConfigureAwait(false) is { } existing
            ? await ReplaceAsync(id, existing, policy, confirm, cancellationToken).ConfigureAwait(false)
            : await PutNewAsync(id, policy, confirm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a policy that no item follows.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm" /> said no.</returns>
    /// <exception cref="BackupException">Items follow it: PolicyInUse, which names them.</exception>
    public async Task<PolicyRemoval?> RemoveAsync(PolicyId id, Confirmation confirm, CancellationToken cancellationToken)
    {
        if (await client.Policies.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } policy)
        {
            return PolicyRemoval.Of(id, PolicyOutcome.AlreadyAbsent);
        }

        RequireOurs(id, policy);
        if (await ItemsOfAsync(id, policy.ManagementType, cancellationToken).ConfigureAwait(false) is { Count: > 0 } items)
        {
            throw InUse(id, items, "cannot be removed");
        }

        if (!await confirm(id.Name, $"Remove the policy from vault '{id.Vault.Name}'").ConfigureAwait(false))
        {
            return null;
        }

        var operation = await client.Policies.StartDeleteAsync(id, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Removing policy {id.Name}", cancellationToken).ConfigureAwait(false);
        return PolicyRemoval.Of(id, PolicyOutcome.Removed);
    }

    /// <summary>The names of the items that follow a policy.</summary>
    public async Task<IReadOnlyList<string>> ItemsOfAsync(PolicyId id, string? managementType, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var filter = managementType is null ? null : new ProtectedItemFilter { ManagementType = managementType };
        await foreach (var item in client.Protection.ListAsync(id.Vault, filter, cancellationToken).ConfigureAwait(false))
        {
            if (!item.IsSoftDeleted && Text.Same(item.PolicyId, id.ToString()))
            {
                names.Add(item.FriendlyName ?? item.Name);
            }
        }

        return names;
    }

    private async Task<PolicyResult?> PutNewAsync(PolicyId id, PolicyDocument policy, Confirmation confirm, CancellationToken cancellationToken)
    {
        var words = policy.Policy.Schedule.Length == 0 ? string.Empty : $": {policy.Policy.Schedule}; {policy.Policy.Retention}";
        if (!await confirm(id.Name, $"Create a policy in vault '{id.Vault.Name}'{words}").ConfigureAwait(false))
        {
            return null;
        }

        var made = await PutAsync(id, policy.AsVersionOf(null), $"Creating policy {id.Name}", cancellationToken).ConfigureAwait(false);
        return new PolicyResult(made.Policy, PolicyOutcome.Created, [], 0);
    }

    private async Task<PolicyResult?> ReplaceAsync(
        PolicyId id, PolicyDocument existing, PolicyDocument wanted, Confirmation confirm, CancellationToken cancellationToken)
    {
        RequireOurs(id, existing.Policy);
        var changes = PolicyComparison.Compare(existing, wanted);
        if (changes.Count == 0)
        {
            return new PolicyResult(existing.Policy, PolicyOutcome.Unchanged, [], 0);
        }

        var items = await ItemsOfAsync(id, existing.Policy.ManagementType, cancellationToken).ConfigureAwait(false);
        if (items.Count > 0 && existing.Policy.Tier != wanted.Policy.Tier)
        {
            throw InUse(id, items, $"cannot change from {existing.Policy.Tier} to {wanted.Policy.Tier ?? "another kind"}");
        }

        if (!await confirm(id.Name, $"Change the policy in vault '{id.Vault.Name}', which touches {Touched(items)}: {string.Join("; ", changes)}").ConfigureAwait(false))
        {
            return null;
        }

        // An answer to the question may take its time, and not every policy has a version that the service would check.
        var now = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (!now.SaysTheSameAs(existing))
        {
            throw new BackupException(
                ErrorIds.ChangedMeanwhile,
                $"Policy '{id.Name}' was changed by somebody else since it was looked at: {string.Join("; ", PolicyComparison.Compare(existing, now))}.",
                "Nothing was sent. Look at it again (Get-BackupPolicy), then repeat the change.",
                id.ToString());
        }

        var made = await PutAsync(id, wanted.AsVersionOf(existing), $"Changing policy {id.Name}", cancellationToken).ConfigureAwait(false);
        return new PolicyResult(made.Policy, PolicyOutcome.Changed, changes, items.Count);
    }

    private async Task<PolicyDocument> PutAsync(PolicyId id, PolicyDocument policy, string activity, CancellationToken cancellationToken)
    {
        var operation = await client.Policies.StartPutAsync(id, policy, cancellationToken).ConfigureAwait(false);
        var ended = await client.Arm.FollowAsync(operation, activity, cancellationToken).ConfigureAwait(false);
        if (ended.FailedJobs.Count > 0)
        {
            throw new BackupException(
                ErrorIds.OperationFailed,
                $"Policy '{id.Name}' is changed, but {ended.FailedJobs.Count} of its items could not follow: {string.Join("; ", ended.FailedJobs.Select(job => $"{job.Key}: {job.Value}"))}.",
                "Give the policy to each of them again (Set-VmProtection or Enable-VmProtection).",
                id.ToString());
        }

        return await FindAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A policy of the MARS agent lives on its server; the vault only shows it.</summary>
    private static void RequireOurs(PolicyId id, BackupPolicy policy)
    {
        if (Text.Same(policy.ManagementType, BackupManagementType.MAB))
        {
            throw new BackupException(
                ErrorIds.PolicyOfOtherKind,
                $"Policy '{id.Name}' of vault '{id.Vault.Name}' belongs to the MARS agent of a server, and the vault only shows it.",
                "Change or remove it on the server: Set-MarsPolicy, Stop-MarsProtection.",
                id.ToString());
        }
    }

    private static string Touched(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "no item",
        1 => $"1 item ({items[0]})",
        _ => $"{items.Count} items ({Names.Some(items)})",
    };

    private static BackupException InUse(PolicyId id, IReadOnlyList<string> items, string what) => new(
        ErrorIds.PolicyInUse,
        $"Policy '{id.Name}' {what}: {Touched(items)} of vault '{id.Vault.Name}' {(items.Count == 1 ? "follows" : "follow")} it.",
        "Give the items another policy first: Enable-VmProtection <name> -Policy <other>.",
        id.ToString());
}
