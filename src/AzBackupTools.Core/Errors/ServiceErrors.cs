using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Errors;

/// <summary>Puts what the service says into the user's terms: its code to a stable id and a way out.</summary>
public static class ServiceErrors
{
    private static readonly Dictionary<string, (string ErrorId, string Remedy)> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ResourceNotFound"] = (ErrorIds.ResourceNotFound, "Check the name, the resource group and the subscription (Get-RsContext)."),
        ["ParentResourceNotFound"] = (ErrorIds.ResourceNotFound, "Check the name, the resource group and the subscription (Get-RsContext)."),
        ["ResourceGroupNotFound"] = (ErrorIds.ResourceGroupNotFound, "Check -ResourceGroupName, or create the group first."),
        ["SubscriptionNotFound"] = (ErrorIds.SubscriptionNotFound, "Choose one that the account can see: Set-RsContext -Subscription <name or id>."),
        ["BMSUserErrorDataSourceObjectNotFound"] = (ErrorIds.ItemNotFound, "See what the vault holds: Get-ProtectedItem -Vault <vault>."),
        ["JobNotFound"] = (ErrorIds.JobNotFound, "Get-BackupJob lists the vault's jobs."),
        ["BMSUserErrorInvalidPolicyForGivenProvider"] = (ErrorIds.PolicyOfOtherKind, "Choose a policy for virtual machines: Get-BackupPolicy -Vault <vault>."),
        ["BMSUserErrorPolicyObjectInUse"] = (ErrorIds.PolicyInUse, "Give its items another policy first: Get-BackupPolicy <name> -WithItems names them."),
        ["BMSUserErrorPolicyRetentionInvalid"] = (ErrorIds.InvalidRetention, "The limits are at https://aka.ms/policysupport."),
        ["PreconditionFailed"] = (ErrorIds.ChangedMeanwhile, "Look at it again, then repeat the change."),
        ["BMSUserErrorObjectLocked"] = (ErrorIds.ItemBusy, "Wait until the other operation is over (Get-BackupJob -Status InProgress), then try again."),
        ["UserErrorBackupOperationInProgress"] = (ErrorIds.BackupInProgress, "Wait for it: Get-BackupJob -Status InProgress | Wait-BackupJob."),
        ["SystemBackupOperationInProgress"] = (ErrorIds.BackupInProgress, "Wait for it: Get-BackupJob -Status InProgress | Wait-BackupJob."),
        ["UserErrorRestoreOperationInProgress"] = (ErrorIds.RestoreInProgress, "Wait for it: Get-BackupJob -Operation Restore -Status InProgress | Wait-BackupJob."),
        ["UserErrorInstantRpNotFound"] = (ErrorIds.RecoveryPointNotFound, "See what there is: Get-RecoveryPoint."),
        ["BMSUserErrorCrossRegionRestoreNotEnabledInThisVault"] = (ErrorIds.CrossRegionRestoreOff, "A vault with geo-redundant storage can be told to: Set-RsVault -CrossRegionRestore."),
        ["BMSUserErrorVaultDeletionNotAllowed"] = (ErrorIds.VaultNotEmpty, "Stop protection with -RemoveData for each item and unregister the servers, then try again."),
        ["BMSUserErrorVaultDeletionNotPermitted"] = (ErrorIds.VaultNotEmpty, "Soft-deleted items keep the vault until they are purged: Get-ProtectedItem -SoftDeleted shows when."),
        ["BMSUserErrorVaultDeletionForbidden"] = (ErrorIds.VaultNotEmpty, "Soft-deleted items keep the vault until they are purged: Get-ProtectedItem -SoftDeleted shows when."),
        ["ServiceResourceNotEmptyWithBackendMessage"] = (ErrorIds.VaultNotEmpty, "Stop protection with -RemoveData for each item and unregister the servers, then try again."),
        ["BMSUserErrorResourceGuardApprovalMissing"] = (ErrorIds.GuardConsentMissing, "Get the role Backup MUA Operator on the resource guard from its owner, for as long as you need it; Get-RsVaultBlocker names the guard."),
        ["BMSUserErrorContainerHasDatasources"] = (ErrorIds.VaultNotEmpty, "Delete its backups first: Get-ProtectedItem shows them."),
        ["SubscriptionRequestsThrottled"] = (ErrorIds.Throttled, "Wait a while, or lower -ThrottleLimit."),
        ["TooManyRequests"] = (ErrorIds.Throttled, "Wait a while, or lower -ThrottleLimit."),
        ["AuthorizationFailed"] = (ErrorIds.AccessDenied, "Ask an owner of the scope for a role that has the permission."),
        ["LinkedAuthorizationFailed"] = (ErrorIds.AccessDenied, "Ask an owner of the linked resource for a role that has the permission."),
        ["ExpiredAuthenticationToken"] = (ErrorIds.TokenExpired, "Connect again: Connect-RsAccount."),
        ["InvalidAuthenticationToken"] = (ErrorIds.AuthenticationFailed, "Connect again: Connect-RsAccount."),
        ["InvalidAuthenticationTokenTenant"] = (ErrorIds.AuthenticationFailed, "The token is of another tenant: Connect-RsAccount -TenantId <tenant of the subscription>."),
        ["AuthenticationFailed"] = (ErrorIds.AuthenticationFailed, "Connect again: Connect-RsAccount."),
        [ArmErrorCodes.TransportFailure] = (ErrorIds.ServiceUnavailable, "Check the network and any proxy, then try again."),
        [ArmErrorCodes.RequestTimedOut] = (ErrorIds.OperationTimedOut, "Try again later; after a change look first whether it was made: Get-BackupJob and the resource tell."),
        [ArmErrorCodes.InvalidResponse] = (ErrorIds.UnexpectedResponse, "Try again; if it stays so, report it with the request id."),
        [ArmErrorCodes.OperationLost] = (ErrorIds.OperationLost, "Get-BackupJob shows the jobs."),
        [ArmErrorCodes.PageLoop] = (ErrorIds.UnexpectedResponse, "Try again; if it stays so, report it with the request id."),
        [ArmErrorCodes.OperationFailed] = (ErrorIds.OperationFailed, "See the job's details: Get-BackupJob -Detailed."),
        [ArmErrorCodes.OperationCanceled] = (ErrorIds.OperationFailed, "Somebody cancelled it at the service; start it again when that was a mistake."),
        [ArmErrorCodes.DownloadFailed] = (ErrorIds.DownloadFailed, "Check the network, and the firewall of the storage account where the file is in one."),
        [ArmErrorCodes.UntrustedHost] = (ErrorIds.UntrustedHost, "Nothing was sent there. Report it with the request id."),
    };

    /// <summary>What a code of the service means here, or null where it is not known.</summary>
    internal static (string ErrorId, string Remedy)? Known(string? code) =>
        code is not null && ByCode.TryGetValue(code, out var known) ? known : null;

    /// <summary>Puts a refusal into the user's terms.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="target">The ARM id or name that the call concerned, where the service names none.</param>
    public static BackupException Describe(ArmException exception, string? target = null)
    {
        if (MissingVault(exception) is { } vault)
        {
            return new BackupException(
                ErrorIds.VaultNotFound,
                $"There is no vault '{vault.Name}' in resource group '{vault.ResourceGroupName}'.",
                "Get-RsVault shows the vaults of the subscription with their groups.",
                vault.ToString(),
                exception)
            {
                ServiceCode = exception.Code,
            };
        }

        var (errorId, remedy) = Find(exception);
        if (errorId == ErrorIds.AccessDenied && AuthorizationRefusal.Read(exception.ServiceMessage) is { } missing)
        {
            return new BackupException(
                errorId,
                $"The account may not do {missing.Action} at {missing.Scope}.",
                AuthorizationRefusal.Remedy(missing.Action, missing.Scope),
                missing.Scope,
                exception)
            {
                ServiceCode = exception.Code,
                MissingAction = missing.Action,
                MissingAtScope = missing.Scope,
            };
        }

        return new BackupException(errorId, Sentence(exception), remedy, TargetOf(exception) ?? target, exception)
        {
            ServiceCode = exception.Code,
            ConcernsAllInput = errorId is ErrorIds.AuthenticationFailed or ErrorIds.TokenExpired or ErrorIds.SubscriptionNotFound,
        };
    }

    /// <summary>
    /// The vault that a 404 is about, where it is not about something in it: ARM's gateway answers for a missing vault with
    /// ResourceNotFound, the backup service for what is inside with a code of its own.
    /// </summary>
    private static VaultId? MissingVault(ArmException exception) =>
        exception.Status == 404
        && (Is(exception.Code, "ResourceNotFound") || Is(exception.Code, "ParentResourceNotFound"))
        && exception.Uri is { } uri
        && VaultId.TryParseOwner(uri.AbsolutePath, out var vault)
            ? vault
            : null;

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static (string ErrorId, string Remedy) Find(ArmException exception)
    {
        // A wrapper says less than what it wraps; but a 404 means something else where it answers a poll.
        var codes = new[] { exception.Code == ArmErrorCodes.OperationLost ? exception.Code : null, exception.Error.Root.Code }
            .Concat(exception.Details.Select(detail => detail.Code))
            .Append(exception.Code);
        foreach (var code in codes)
        {
            if (code is not null && ByCode.TryGetValue(code, out var known))
            {
                return known;
            }
        }

        return exception.Status switch
        {
            401 => (ErrorIds.AuthenticationFailed, "Connect again: Connect-RsAccount."),
            403 => (ErrorIds.AccessDenied, "Ask an owner of the scope for a role that has the permission."),
            404 => (ErrorIds.ResourceNotFound, "Check the name, the resource group and the subscription (Get-RsContext)."),
            409 => (ErrorIds.ItemBusy, "Wait until the other operation is over, then try again."),
            429 => (ErrorIds.Throttled, "Wait a while, or lower -ThrottleLimit."),
            412 => (ErrorIds.ChangedMeanwhile, "Look at it again, then repeat the change."),
            >= 500 => (ErrorIds.ServiceUnavailable, "Try again later; the service's health is at https://status.azure.com."),
            _ => (ErrorIds.ServiceRefused, "The service's message says what it objects to."),
        };
    }

    /// <summary>The service's sentence, in one line, without the code that stands in a property of its own.</summary>
    internal static string Sentence(ArmException exception)
    {
        var said = string.IsNullOrWhiteSpace(exception.ServiceMessage) ? exception.Message : exception.ServiceMessage;
        return string.Join(" ", said.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => Closed(line.Trim())));
    }

    private static string Closed(string line) =>
        line.Length == 0 || line[line.Length - 1] is '.' or '!' or '?' or ':' or ',' ? line : line + ".";

    private static string? TargetOf(ArmException exception) =>
        exception.Target is { Length: > 0 } named ? named : exception.Uri is { } uri ? Uri.UnescapeDataString(uri.AbsolutePath) : null;
}
