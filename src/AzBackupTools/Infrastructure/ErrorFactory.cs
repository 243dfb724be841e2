using System;
using System.Management.Automation;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Infrastructure;

/// <summary>Makes every error record of the module: id, category, target, and a message that ends in what to do.</summary>
internal static class ErrorFactory
{
    /// <summary>Describes whatever the work let through.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="requiredActions">The RBAC actions that the cmdlet declares, for a refusal by authorization.</param>
    internal static CmdletFailure FromException(Exception exception, string[] requiredActions) =>
        exception switch
        {
            BackupException known => FromKnown(known, requiredActions),
            ArmException refused => FromKnown(ServiceErrors.Describe(refused), requiredActions),
            InvalidResourceIdException bad => FromKnown(
                new BackupException(ErrorIds.InvalidName, bad.Message, "Give a name, or a full ARM id as the Id property of our objects shows it.", innerException: bad),
                requiredActions),
            OperationCanceledException => FromKnown(
                new BackupException(
                    ErrorIds.OperationTimedOut,
                    "The request took longer than allowed and was given up.",
                    "The change may still have been made: look at the resource and at Get-BackupJob before trying again.",
                    innerException: exception),
                requiredActions),
            _ => FromKnown(
                new BackupException(
                    ErrorIds.UnexpectedFailure,
                    $"{exception.GetType().Name}: {exception.Message}",
                    "This is a defect of the module. Report it with the output of Get-Error.",
                    innerException: exception),
                requiredActions),
        };

    private static CmdletFailure FromKnown(BackupException exception, string[] requiredActions)
    {
        var remedy = exception.Remedy;
        if (exception.ErrorId == ErrorIds.AccessDenied && requiredActions.Length > 0)
        {
            remedy = exception.MissingAction is null
                ? $"This cmdlet needs {string.Join(", ", requiredActions)}. {remedy}"
                : $"{remedy} Get-RsRequiredAction lists all that a cmdlet or a script needs.";
        }

        var record = new ErrorRecord(exception, exception.ErrorId, CategoryOf(exception), exception.Target)
        {
            // All in the message: the recommended action has a line of its own in some hosts and is never shown in others.
            ErrorDetails = new ErrorDetails(remedy.Length == 0 ? exception.Message : $"{exception.Message} {remedy}"),
        };
        return new CmdletFailure(record, exception.ConcernsAllInput);
    }

    private static ErrorCategory CategoryOf(BackupException exception) =>
        exception.ErrorId switch
        {
            ErrorIds.NotConnected or ErrorIds.EmulatorNotRunning => ErrorCategory.ConnectionError,
            ErrorIds.AuthenticationFailed or ErrorIds.TokenExpired or ErrorIds.AzSessionUnavailable => ErrorCategory.AuthenticationError,
            ErrorIds.AccessDenied or ErrorIds.GuardConsentMissing => ErrorCategory.PermissionDenied,
            ErrorIds.SubscriptionNotChosen or ErrorIds.VaultNotChosen or ErrorIds.InvalidName or ErrorIds.InvalidArgument
                or ErrorIds.VaultAmbiguous or ErrorIds.VmAmbiguous or ErrorIds.ItemAmbiguous or ErrorIds.ItemOfOtherKind or ErrorIds.PolicyOfOtherKind
                or ErrorIds.InvalidTimeZone or ErrorIds.InvalidBackupTime or ErrorIds.InvalidSchedule or ErrorIds.InvalidRetention
                or ErrorIds.InvalidRetentionDay or ErrorIds.InvalidInstantRestore or ErrorIds.InvalidTiering
                or ErrorIds.InvalidRegion or ErrorIds.InvalidRedundancy or ErrorIds.InvalidSoftDelete or ErrorIds.InvalidIdentity
                or ErrorIds.InvalidEncryption or ErrorIds.InvalidResourceGuard
                or ErrorIds.InvalidVaultCredential or ErrorIds.VaultCredentialOfOtherVault or ErrorIds.InvalidPassphrase or ErrorIds.InvalidMarsPath => ErrorCategory.InvalidArgument,
            ErrorIds.SubscriptionNotFound or ErrorIds.VaultNotFound or ErrorIds.ResourceGroupNotFound or ErrorIds.PolicyNotFound
                or ErrorIds.VmNotFound or ErrorIds.ItemNotFound or ErrorIds.JobNotFound or ErrorIds.ResourceNotFound
                or ErrorIds.OperationLost or ErrorIds.RecoveryPointNotFound or ErrorIds.StorageAccountNotFound
                or ErrorIds.VirtualNetworkNotFound or ErrorIds.MarsPolicyNotFound => ErrorCategory.ObjectNotFound,
            ErrorIds.VmProtectedElsewhere or ErrorIds.AlreadyExists or ErrorIds.EmulatorAlreadyRunning or ErrorIds.FileExists => ErrorCategory.ResourceExists,
            ErrorIds.ItemBusy or ErrorIds.BackupInProgress or ErrorIds.RestoreInProgress or ErrorIds.PolicyInUse or ErrorIds.ChangedMeanwhile
                or ErrorIds.MarsAgentBusy => ErrorCategory.ResourceBusy,
            ErrorIds.VmNotProtectable or ErrorIds.ItemSoftDeleted or ErrorIds.ProtectionStopped or ErrorIds.VaultNotImmutable or ErrorIds.JobNotCancellable
                or ErrorIds.PrecheckFailed or ErrorIds.VaultNotEmpty or ErrorIds.VaultNotRemovableYet
                or ErrorIds.RedundancyLocked or ErrorIds.SoftDeleteAlwaysOn or ErrorIds.HybridSecurityAlwaysOn or ErrorIds.ImmutabilityLocked
                or ErrorIds.CrossSubscriptionRestoreLocked or ErrorIds.EncryptionLocked
                or ErrorIds.WrongRegion or ErrorIds.ZoneNotPossible or ErrorIds.CrossRegionRestoreOff or ErrorIds.CrossSubscriptionRestoreOff
                or ErrorIds.RestoreNotValid or ErrorIds.JobFailed or ErrorIds.OperationFailed or ErrorIds.ServiceRefused
                or ErrorIds.MarsServerNotRegistered or ErrorIds.MarsAgentTooOld or ErrorIds.MarsAgentConsoleOnly or ErrorIds.MarsAgentFailed or ErrorIds.PassphraseNotSet
                or ErrorIds.VaultImmutable => ErrorCategory.InvalidOperation,
            ErrorIds.JobCancelled => ErrorCategory.OperationStopped,
            ErrorIds.OperationTimedOut => ErrorCategory.OperationTimeout,
            ErrorIds.Throttled or ErrorIds.ServiceUnavailable or ErrorIds.DownloadFailed or ErrorIds.MarsAgentOffline => ErrorCategory.ResourceUnavailable,
            ErrorIds.UnexpectedResponse or ErrorIds.InvalidPolicyFile => ErrorCategory.InvalidData,
            ErrorIds.UntrustedHost or ErrorIds.InvalidSecurityPin => ErrorCategory.SecurityError,
            ErrorIds.EmulatorHostUnavailable or ErrorIds.MarsAgentNotFound => ErrorCategory.NotInstalled,
            _ => ErrorCategory.NotSpecified,
        };
}
