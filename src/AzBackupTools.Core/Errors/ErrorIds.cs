namespace AzBackupTools.Core.Errors;

/// <summary>
/// The stable names of everything that can go wrong: scripts match on them, so one is never renamed. Each stands with its cause
/// and remedy in <c>about_AzBackupTools_Errors</c>.
/// </summary>
public static class ErrorIds
{
    // The connection
    /// <summary>No connection in this runspace.</summary>
    public const string NotConnected = nameof(NotConnected);

    /// <summary>The identity provider gave no token.</summary>
    public const string AuthenticationFailed = nameof(AuthenticationFailed);

    /// <summary>The token ran out and could not be renewed.</summary>
    public const string TokenExpired = nameof(TokenExpired);

    /// <summary>The account lacks a permission.</summary>
    public const string AccessDenied = nameof(AccessDenied);

    /// <summary>Several subscriptions are visible and none was chosen.</summary>
    public const string SubscriptionNotChosen = nameof(SubscriptionNotChosen);

    /// <summary>The account sees no such subscription.</summary>
    public const string SubscriptionNotFound = nameof(SubscriptionNotFound);

    // What is named
    /// <summary>A name or id has a form that Azure does not take.</summary>
    public const string InvalidName = nameof(InvalidName);

    /// <summary>A parameter has a value that the service would refuse.</summary>
    public const string InvalidArgument = nameof(InvalidArgument);

    /// <summary>A time zone that nobody knows.</summary>
    public const string InvalidTimeZone = nameof(InvalidTimeZone);

    /// <summary>A time of day that a backup cannot be at.</summary>
    public const string InvalidBackupTime = nameof(InvalidBackupTime);

    /// <summary>Days, hours or a tier that do not make a schedule.</summary>
    public const string InvalidSchedule = nameof(InvalidSchedule);

    /// <summary>A retention out of its range, or that the schedule has no backups for.</summary>
    public const string InvalidRetention = nameof(InvalidRetention);

    /// <summary>A day that retention cannot go by.</summary>
    public const string InvalidRetentionDay = nameof(InvalidRetentionDay);

    /// <summary>A number of days of instant restore that the policy cannot have.</summary>
    public const string InvalidInstantRestore = nameof(InvalidInstantRestore);

    /// <summary>A move to the archive tier that the retention leaves no time for.</summary>
    public const string InvalidTiering = nameof(InvalidTiering);

    /// <summary>A file or text that holds no policy.</summary>
    public const string InvalidPolicyFile = nameof(InvalidPolicyFile);

    /// <summary>A region that the subscription does not have.</summary>
    public const string InvalidRegion = nameof(InvalidRegion);

    /// <summary>Storage of a vault that does not go together.</summary>
    public const string InvalidRedundancy = nameof(InvalidRedundancy);

    /// <summary>Days of soft delete out of their range, or without soft delete.</summary>
    public const string InvalidSoftDelete = nameof(InvalidSoftDelete);

    /// <summary>Identities of a vault that do not go together, or an id that is none.</summary>
    public const string InvalidIdentity = nameof(InvalidIdentity);

    /// <summary>A key that cannot be used, or nobody who reads it.</summary>
    public const string InvalidEncryption = nameof(InvalidEncryption);

    /// <summary>The id of a resource guard that is none, or a second guard for one vault.</summary>
    public const string InvalidResourceGuard = nameof(InvalidResourceGuard);

    /// <summary>Neither a parameter nor the session says which vault.</summary>
    public const string VaultNotChosen = nameof(VaultNotChosen);

    /// <summary>There is no such vault.</summary>
    public const string VaultNotFound = nameof(VaultNotFound);

    /// <summary>Two vaults in different resource groups bear the name.</summary>
    public const string VaultAmbiguous = nameof(VaultAmbiguous);

    /// <summary>There is no such resource group.</summary>
    public const string ResourceGroupNotFound = nameof(ResourceGroupNotFound);

    /// <summary>There is no such policy in the vault.</summary>
    public const string PolicyNotFound = nameof(PolicyNotFound);

    /// <summary>The policy is for another kind of data source.</summary>
    public const string PolicyOfOtherKind = nameof(PolicyOfOtherKind);

    /// <summary>There is no such virtual machine.</summary>
    public const string VmNotFound = nameof(VmNotFound);

    /// <summary>Two virtual machines in different resource groups bear the name.</summary>
    public const string VmAmbiguous = nameof(VmAmbiguous);

    /// <summary>The vault protects no such item.</summary>
    public const string ItemNotFound = nameof(ItemNotFound);

    /// <summary>Two protected items bear the name.</summary>
    public const string ItemAmbiguous = nameof(ItemAmbiguous);

    /// <summary>The item is no virtual machine, and something else changes it.</summary>
    public const string ItemOfOtherKind = nameof(ItemOfOtherKind);

    /// <summary>The vault knows no such job.</summary>
    public const string JobNotFound = nameof(JobNotFound);

    /// <summary>The service knows no such resource.</summary>
    public const string ResourceNotFound = nameof(ResourceNotFound);

    /// <summary>The item has no such recovery point, or it has expired.</summary>
    public const string RecoveryPointNotFound = nameof(RecoveryPointNotFound);

    /// <summary>There is no such storage account.</summary>
    public const string StorageAccountNotFound = nameof(StorageAccountNotFound);

    /// <summary>There is no such virtual network or subnet.</summary>
    public const string VirtualNetworkNotFound = nameof(VirtualNetworkNotFound);

    // What stands in the way
    /// <summary>The storage account or network is in another region than the restore.</summary>
    public const string WrongRegion = nameof(WrongRegion);

    /// <summary>The zone cannot be restored to.</summary>
    public const string ZoneNotPossible = nameof(ZoneNotPossible);

    /// <summary>The vault does not restore across regions.</summary>
    public const string CrossRegionRestoreOff = nameof(CrossRegionRestoreOff);

    /// <summary>The vault does not restore to other subscriptions.</summary>
    public const string CrossSubscriptionRestoreOff = nameof(CrossSubscriptionRestoreOff);

    /// <summary>A restore of the item runs already.</summary>
    public const string RestoreInProgress = nameof(RestoreInProgress);

    /// <summary>The service's validation objects to the restore.</summary>
    public const string RestoreNotValid = nameof(RestoreNotValid);

    /// <summary>A file is there already and must not be overwritten.</summary>
    public const string FileExists = nameof(FileExists);

    /// <summary>A file of the service cannot be had: a deployment template, the program that mounts disks.</summary>
    public const string DownloadFailed = nameof(DownloadFailed);

    /// <summary>Another vault protects the virtual machine.</summary>
    public const string VmProtectedElsewhere = nameof(VmProtectedElsewhere);

    /// <summary>The vault cannot see the virtual machine, even after discovery.</summary>
    public const string VmNotProtectable = nameof(VmNotProtectable);

    /// <summary>The item is soft-deleted and must be undeleted first.</summary>
    public const string ItemSoftDeleted = nameof(ItemSoftDeleted);

    /// <summary>Protection of the item is stopped.</summary>
    public const string ProtectionStopped = nameof(ProtectionStopped);

    /// <summary>Another operation runs on the item.</summary>
    public const string ItemBusy = nameof(ItemBusy);

    /// <summary>A backup of the item runs already.</summary>
    public const string BackupInProgress = nameof(BackupInProgress);

    /// <summary>The vault still holds something.</summary>
    public const string VaultNotEmpty = nameof(VaultNotEmpty);

    /// <summary>Soft delete, immutability or something that only a person can clear forbids to remove the vault today.</summary>
    public const string VaultNotRemovableYet = nameof(VaultNotRemovableYet);

    /// <summary>A resource guard has a say in it and has not consented.</summary>
    public const string GuardConsentMissing = nameof(GuardConsentMissing);

    /// <summary>Items still follow the policy.</summary>
    public const string PolicyInUse = nameof(PolicyInUse);

    /// <summary>Somebody else changed it between the look and the change.</summary>
    public const string ChangedMeanwhile = nameof(ChangedMeanwhile);

    /// <summary>The resource exists already, with other properties.</summary>
    public const string AlreadyExists = nameof(AlreadyExists);

    /// <summary>The storage of the vault is fixed since backups were configured in it.</summary>
    public const string RedundancyLocked = nameof(RedundancyLocked);

    /// <summary>Soft delete of the vault can never be changed again.</summary>
    public const string SoftDeleteAlwaysOn = nameof(SoftDeleteAlwaysOn);

    /// <summary>Hybrid security of the vault can never be changed again.</summary>
    public const string HybridSecurityAlwaysOn = nameof(HybridSecurityAlwaysOn);

    /// <summary>Immutability of the vault can never be changed again.</summary>
    public const string ImmutabilityLocked = nameof(ImmutabilityLocked);

    /// <summary>Restores of the vault to other subscriptions can never be allowed again.</summary>
    public const string CrossSubscriptionRestoreLocked = nameof(CrossSubscriptionRestoreLocked);

    /// <summary>The encryption of the vault can no longer be chosen.</summary>
    public const string EncryptionLocked = nameof(EncryptionLocked);

    /// <summary>The vault has no immutability, which the change asks for.</summary>
    public const string VaultNotImmutable = nameof(VaultNotImmutable);

    /// <summary>The job cannot be cancelled, or not any more.</summary>
    public const string JobNotCancellable = nameof(JobNotCancellable);

    /// <summary>A check found what -FailOn takes for a failure.</summary>
    public const string PrecheckFailed = nameof(PrecheckFailed);

    // What ends badly
    /// <summary>The job ended as failed.</summary>
    public const string JobFailed = nameof(JobFailed);

    /// <summary>The job was cancelled.</summary>
    public const string JobCancelled = nameof(JobCancelled);

    /// <summary>The long-running operation ended as failed.</summary>
    public const string OperationFailed = nameof(OperationFailed);

    /// <summary>The time that the caller gave ran out.</summary>
    public const string OperationTimedOut = nameof(OperationTimedOut);

    /// <summary>The service no longer knows the operation that was followed.</summary>
    public const string OperationLost = nameof(OperationLost);

    /// <summary>The service asks for fewer requests.</summary>
    public const string Throttled = nameof(Throttled);

    /// <summary>The service failed or could not be reached, after all retries.</summary>
    public const string ServiceUnavailable = nameof(ServiceUnavailable);

    /// <summary>The service refused the request for a reason of its own.</summary>
    public const string ServiceRefused = nameof(ServiceRefused);

    /// <summary>The answer is not what the service's contract says.</summary>
    public const string UnexpectedResponse = nameof(UnexpectedResponse);

    /// <summary>An answer pointed at a host that the connection does not trust.</summary>
    public const string UntrustedHost = nameof(UntrustedHost);

    /// <summary>A defect of the module itself.</summary>
    public const string UnexpectedFailure = nameof(UnexpectedFailure);

    // The emulator
    /// <summary>No emulator runs in this runspace.</summary>
    public const string EmulatorNotRunning = nameof(EmulatorNotRunning);

    /// <summary>An emulator runs already in this runspace.</summary>
    public const string EmulatorAlreadyRunning = nameof(EmulatorAlreadyRunning);

    /// <summary>The program that serves the emulator is missing, cannot be started, or refuses its options.</summary>
    public const string EmulatorHostUnavailable = nameof(EmulatorHostUnavailable);

    /// <summary>The Az modules that -FromAz needs are absent or not signed in.</summary>
    public const string AzSessionUnavailable = nameof(AzSessionUnavailable);

    // The MARS agent
    /// <summary>No MARS agent is on this machine, and the session has no emulated one.</summary>
    public const string MarsAgentNotFound = nameof(MarsAgentNotFound);

    /// <summary>The MARS agent is too old for what is asked of it.</summary>
    public const string MarsAgentTooOld = nameof(MarsAgentTooOld);

    /// <summary>The server is not registered with a vault.</summary>
    public const string MarsServerNotRegistered = nameof(MarsServerNotRegistered);

    /// <summary>The agent runs another job.</summary>
    public const string MarsAgentBusy = nameof(MarsAgentBusy);

    /// <summary>The agent has no policy of the kind.</summary>
    public const string MarsPolicyNotFound = nameof(MarsPolicyNotFound);

    /// <summary>The agent cannot reach the service.</summary>
    public const string MarsAgentOffline = nameof(MarsAgentOffline);

    /// <summary>The agent failed for a reason of its own.</summary>
    public const string MarsAgentFailed = nameof(MarsAgentFailed);

    /// <summary>The agent's console can do this, but its PowerShell module cannot.</summary>
    public const string MarsAgentConsoleOnly = nameof(MarsAgentConsoleOnly);

    /// <summary>A vault credential file that is missing, expired, or none.</summary>
    public const string InvalidVaultCredential = nameof(InvalidVaultCredential);

    /// <summary>The vault credential file is of another vault.</summary>
    public const string VaultCredentialOfOtherVault = nameof(VaultCredentialOfOtherVault);

    /// <summary>The security PIN is missing, wrong, or older than five minutes.</summary>
    public const string InvalidSecurityPin = nameof(InvalidSecurityPin);

    /// <summary>The passphrase is too short, was mistyped, or is not the server's.</summary>
    public const string InvalidPassphrase = nameof(InvalidPassphrase);

    /// <summary>No passphrase is set, so that nothing can be encrypted.</summary>
    public const string PassphraseNotSet = nameof(PassphraseNotSet);

    /// <summary>A path that the agent cannot back up or restore: not absolute, on no drive that there is, or in no backup.</summary>
    public const string InvalidMarsPath = nameof(InvalidMarsPath);

    /// <summary>The vault is immutable and keeps what it has.</summary>
    public const string VaultImmutable = nameof(VaultImmutable);
}
