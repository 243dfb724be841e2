using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>What vaults are set to, what of it can never be undone, and how much they hold.</summary>
public sealed class VaultSettingsScenarios : ScenarioTests<VaultSettingsScenarios>
{
    private const string New = "AzBackupTools.Commands.NewRsVaultCommand";
    private const string Set = "AzBackupTools.Commands.SetRsVaultCommand";
    private const string Get = "AzBackupTools.Commands.GetRsVaultCommand";

    private const string Identities = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
    private const string Guard = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-guard/providers/Microsoft.DataProtection/resourceGuards/guard1";
    private const string Key = "https://kv-shop.vault.azure.net/keys/backup/0123456789abcdef0123456789abcdef";

    private static string Refused(string id, string cmdlet) => $"{id},{cmdlet}";

    public override IEnumerable<Scenario> All =>
    [
        Given.AnEstate("a vault is made with all its settings by one command")
            .Run("New-RsVault v2 rg-backup westeurope -Redundancy GeoRedundant -CrossRegionRestore -SoftDelete AlwaysOn -SoftDeleteRetentionDays 30 -Immutability Locked -PublicNetworkAccess Disabled -IdentityType SystemAssigned -JobFailureAlert Disabled -Tag @{ env = 'test' } -WhatIf")
                .GivesNothing().Writes(StreamName.Host, "PUT vaults/v2 in westeurope: Redundancy GeoRedundant")
                .Writes(StreamName.Host, "PATCH vaults/v2: Immutability: Unlocked -> Locked")
            .Run("New-RsVault v2 rg-backup westeurope -Redundancy GeoRedundant -CrossRegionRestore -SoftDelete AlwaysOn -SoftDeleteRetentionDays 30 -Immutability Locked -PublicNetworkAccess Disabled -IdentityType SystemAssigned -JobFailureAlert Disabled -Tag @{ env = 'test' }")
                .Gives(
                    1,
                    ("Outcome", "Created"),
                    ("StorageRedundancy", "GeoRedundant"),
                    ("CrossRegionRestore", "Enabled"),
                    ("SoftDeleteState", "AlwaysON"),
                    ("SoftDeleteRetentionDays", "30"),
                    ("ImmutabilityState", "Locked"),
                    ("PublicNetworkAccess", "Disabled"),
                    ("Identity", "SystemAssigned"),
                    ("Monitoring", "critical operations (classic)"))
            .Run("New-RsVault v2 rg-backup westeurope -SoftDelete AlwaysOn -Tag @{ env = 'test' }").Gives(1, ("Outcome", "AlreadyExists"))
            .Run("New-RsVault v2 rg-backup westeurope -SoftDelete On")
                .FailsWith(Refused("AlreadyExists", New), ErrorCategory.ResourceExists, "*/vaults/v2")
            .Run("New-RsVault v3 rg-backup westeurope -Redundancy LocallyRedundant -CrossRegionRestore")
                .FailsWith(Refused("InvalidRedundancy", New), ErrorCategory.InvalidArgument, "CrossRegionRestore")
            .Run("New-RsVault v3 rg-backup westeurope -SoftDeleteRetentionDays 13")
                .FailsWith(Refused("InvalidSoftDelete", New), ErrorCategory.InvalidArgument, "13")
            .Run("New-RsVault v3 rg-backup westeurope -SoftDelete Off -SoftDeleteRetentionDays 14")
                .FailsWith(Refused("InvalidSoftDelete", New), ErrorCategory.InvalidArgument, "14")
            .Run("New-RsVault v3 rg-backup westeuorpe")
                .FailsWith(Refused("InvalidRegion", New), ErrorCategory.InvalidArgument, "westeuorpe")
            .Run("New-RsVault v3 rg-backup narnia").FailsWith(Refused("InvalidRegion", New), ErrorCategory.InvalidArgument, "narnia")
            .Run("New-RsVault v3 'rg.' westeurope").FailsWith(Refused("InvalidName", New), ErrorCategory.InvalidArgument, "rg.")
            .Run($"New-RsVault v3 rg-backup westeurope -KeyUri '{Key}' -IdentityType SystemAssigned")
                .FailsWith(Refused("InvalidEncryption", New), ErrorCategory.InvalidArgument)
            .Run("New-RsVault v3 rg-backup chilecentral").Gives(1, ("Location", "chilecentral")),

        Given.ADefaultVault("only what differs is sent")
            .Run("Set-RsVault v1 -SoftDeleteRetentionDays 30 -Redundancy LocallyRedundant -Tag @{ env = 'prod' } -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "PUT vaults/v1/backupstorageconfig/vaultstorageconfig: Redundancy: GeoRedundant -> LocallyRedundant")
                .Writes(StreamName.Host, "PATCH vaults/v1: Tag: none -> env=prod")
                .Writes(StreamName.Host, "PATCH vaults/v1/backupconfig/vaultconfig: SoftDeleteRetentionDays: 14 -> 30")
            .Run("Set-RsVault v1 -SoftDeleteRetentionDays 30 -Redundancy LocallyRedundant -Tag @{ env = 'prod' }")
                .Gives(1, ("Outcome", "Changed"), ("StorageRedundancy", "LocallyRedundant"), ("SoftDeleteRetentionDays", "30"), ("SoftDeleteState", "Enabled"))
            .Run("Set-RsVault v1 -SoftDeleteRetentionDays 30 -Redundancy LocallyRedundant -Tag @{ env = 'prod' } -SoftDelete On -HybridSecurity On -Immutability Disabled -PublicNetworkAccess Enabled -JobFailureAlert Enabled -ClassicAlert Enabled -IdentityType None -CrossRegionRestore:$false -CrossSubscriptionRestore Enabled")
                .Gives(1, ("Outcome", "Unchanged"), ("Changes", string.Empty))
            .Run("Set-RsVault -JobFailureAlert Disabled -ClassicAlert Disabled")
                .Gives(1, ("Name", "v1"), ("Outcome", "Changed"), ("Monitoring", "none"))
            .Run("Set-RsVault v1 -Tag @{}").Gives(1, ("Changes", "Tag: env=prod -> none"))
            .Run("Get-RsVault v1 | Set-RsVault -HybridSecurity Off").Gives(1, ("HybridSecurityState", "Disabled"))
            .Run("Set-RsVault v1 -SoftDelete Off").Gives(1, ("SoftDeleteState", "Disabled")).Writes(StreamName.Warning, "gone at once")
            .Run("Set-RsVault v1 -SoftDeleteRetentionDays 20")
                .FailsWith(Refused("InvalidSoftDelete", Set), ErrorCategory.InvalidArgument, "20")
            .Run("Set-RsVault v1 -CrossRegionRestore")
                .FailsWith(Refused("InvalidRedundancy", Set), ErrorCategory.InvalidArgument, "CrossRegionRestore")
            .Run("Set-RsVault v1 -Redundancy GeoRedundant -CrossRegionRestore").Gives(1, ("CrossRegionRestore", "Enabled"))
            .Run("Set-RsVault v1 -Redundancy ZoneRedundant")
                .FailsWith(Refused("InvalidRedundancy", Set), ErrorCategory.InvalidArgument, "ZoneRedundant")
            .Run("Set-RsVault v1 -Redundancy ZoneRedundant -CrossRegionRestore:$false")
                .Gives(1, ("StorageRedundancy", "ZoneRedundant"), ("CrossRegionRestore", "Disabled"))
            .Run("Set-RsVault v1 -PublicNetworkAccess Disabled").Gives(1, ("PublicNetworkAccess", "Disabled"))
                .Writes(StreamName.Warning, "no private endpoint")
            .Run("Set-RsVault v1 -Tag @{ 'a/b' = '1' }").FailsWith(Refused("InvalidArgument", Set), ErrorCategory.InvalidArgument, "a/b")
            .Run("Set-RsVault nope -SoftDelete On").FailsWith(Refused("VaultNotFound", Set), ErrorCategory.ObjectNotFound, "nope"),

        Given.AProtectedVm("what can never be undone is confirmed once more, and then stays")
            .Run("Set-RsVault v1 -Immutability Locked -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "PATCH vaults/v1: Immutability: Disabled -> Unlocked")
                .Writes(StreamName.Host, "PATCH vaults/v1: Immutability: Unlocked -> Locked")
            .Run("Set-RsVault v1 -Immutability Locked").Answering(Answer.No).GivesNothing()
                .Writes(StreamName.Question, "can never be switched off again")
            .Run("Get-RsVault v1").Gives(1, ("ImmutabilityState", null))
            .Run("Set-RsVault v1 -Immutability Unlocked").Gives(1, ("ImmutabilityState", "Unlocked"))
            .Run("Set-RsVault v1 -Immutability Locked -SoftDelete AlwaysOn -HybridSecurity AlwaysOn -CrossSubscriptionRestore PermanentlyDisabled -Force")
                .Gives(1, ("Outcome", "Changed"), ("ImmutabilityState", "Locked"), ("SoftDeleteState", "AlwaysON"), ("CrossSubscriptionRestore", "PermanentlyDisabled"))
            .Run("Set-RsVault v1 -Immutability Unlocked")
                .FailsWith(Refused("ImmutabilityLocked", Set), ErrorCategory.InvalidOperation, "Unlocked")
            .Run("Set-RsVault v1 -SoftDelete Off").FailsWith(Refused("SoftDeleteAlwaysOn", Set), ErrorCategory.InvalidOperation, "Off")
            .Run("Set-RsVault v1 -HybridSecurity On")
                .FailsWith(Refused("HybridSecurityAlwaysOn", Set), ErrorCategory.InvalidOperation, "On")
            .Run("Set-RsVault v1 -CrossSubscriptionRestore Enabled")
                .FailsWith(Refused("CrossSubscriptionRestoreLocked", Set), ErrorCategory.InvalidOperation, "Enabled")
            .Run("Set-RsVault v1 -Redundancy LocallyRedundant")
                .FailsWith(Refused("RedundancyLocked", Set), ErrorCategory.InvalidOperation, "LocallyRedundant")
            .Run("Set-RsVault v1 -CrossRegionRestore").Gives(1, ("CrossRegionRestore", "Enabled"))
            .Run("Set-RsVault v1 -CrossRegionRestore:$false")
                .FailsWith(Refused("RedundancyLocked", Set), ErrorCategory.InvalidOperation, "False")
            .Run($"Set-RsVault v1 -KeyUri '{Key}' -UserAssignedIdentity {Identities}id-a")
                .FailsWith(Refused("EncryptionLocked", Set), ErrorCategory.InvalidOperation)
            .Run("Set-RsVault v1 -SoftDelete AlwaysOn -Immutability Locked").Gives(1, ("Outcome", "Unchanged")),

        Given.ADefaultVault("a key of one's own is read by an identity of the vault")
            .Run($"Set-RsVault v1 -KeyUri '{Key}'").FailsWith(Refused("InvalidEncryption", Set), ErrorCategory.InvalidArgument)
            .Run($"Set-RsVault v1 -KeyUri 'https://kv-shop.vault.azure.net/secrets/x' -UserAssignedIdentity {Identities}id-a")
                .FailsWith(Refused("InvalidEncryption", Set), ErrorCategory.InvalidArgument, "https://kv-shop.vault.azure.net/secrets/x")
            .Run("Set-RsVault v1 -UserAssignedIdentity id-a")
                .FailsWith(Refused("InvalidIdentity", Set), ErrorCategory.InvalidArgument, "id-a")
            .Run("Set-RsVault v1 -IdentityType UserAssigned")
                .FailsWith(Refused("InvalidIdentity", Set), ErrorCategory.InvalidArgument, "UserAssigned")
            .Run($"Set-RsVault v1 -IdentityType None -UserAssignedIdentity {Identities}id-a")
                .FailsWith(Refused("InvalidIdentity", Set), ErrorCategory.InvalidArgument, "None")
            .Run("Set-RsVault v1 -InfrastructureEncryption")
                .FailsWith(Refused("InvalidEncryption", Set), ErrorCategory.InvalidArgument, "InfrastructureEncryption")
            .Run("Set-RsVault v1 -IdentityType SystemAssigned").Gives(1, ("Identity", "SystemAssigned"))
            .Run($"Set-RsVault v1 -UserAssignedIdentity {Identities}id-a, {Identities}id-b")
                .Gives(1, ("Identity", "SystemAssigned, UserAssigned (id-a, id-b)"))
            .Run($"Set-RsVault v1 -KeyUri '{Key}' -Force").FailsWith(Refused("InvalidEncryption", Set), ErrorCategory.InvalidArgument)
            .Run($"Set-RsVault v1 -KeyUri '{Key}' -KeyIdentity {Identities}id-c -Force")
                .FailsWith(Refused("InvalidEncryption", Set), ErrorCategory.InvalidArgument, "*/userAssignedIdentities/id-c")
            .Run($"Set-RsVault v1 -KeyUri '{Key}' -KeyIdentity {Identities}id-a -InfrastructureEncryption -Force")
                .Gives(1, ("Outcome", "Changed"), ("Encryption", $"{Key}, read by id-a, infrastructure encryption"))
            .Run("Set-RsVault v1 -InfrastructureEncryption:$false")
                .FailsWith(Refused("EncryptionLocked", Set), ErrorCategory.InvalidOperation, "Disabled")
            .Run($"Set-RsVault v1 -UserAssignedIdentity {Identities}id-b")
                .FailsWith(Refused("InvalidIdentity", Set), ErrorCategory.InvalidArgument, "SystemAssigned, id-b")
            .Run("Set-RsVault v1 -IdentityType None").FailsWith(Refused("InvalidIdentity", Set), ErrorCategory.InvalidArgument, "none")
            .Run("Set-RsVault v1 -KeyIdentity SystemAssigned").Gives(1, ("Changes", "KeyIdentity: id-a -> SystemAssigned"))
            .Run($"Set-RsVault v1 -UserAssignedIdentity {Identities}id-b").Gives(1, ("Identity", "SystemAssigned, UserAssigned (id-b)"))
            .Run("Set-RsVault v1 -KeyUri https://kv-shop.vault.azure.net/keys/backup")
                .Gives(1, ("Outcome", "Changed"), ("Encryption", "https://kv-shop.vault.azure.net/keys/backup, read by the vault's own identity, infrastructure encryption"))
            .Run("Get-RsVault v1 -Detailed").Gives(1, ("EncryptionStatus", "CustomerManaged: Succeeded"), ("IsRedundancyLocked", "False")),

        Given.ADefaultVault("a resource guard is tied to a vault and let go")
            .Run("Set-RsVault v1 -ResourceGuard guard1")
                .FailsWith(Refused("InvalidResourceGuard", Set), ErrorCategory.InvalidArgument, "guard1")
            .Run($"Set-RsVault v1 -ResourceGuard {Guard} -RemoveResourceGuard")
                .FailsWith(Refused("InvalidResourceGuard", Set), ErrorCategory.InvalidArgument, "RemoveResourceGuard")
            .Run($"Set-RsVault v1 -ResourceGuard {Guard} -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "PUT vaults/v1/backupResourceGuardProxies/VaultProxy")
            .Run($"Set-RsVault v1 -ResourceGuard {Guard}").Gives(1, ("Outcome", "Changed"), ("MultiUserAuthorization", "Enabled"))
                .Writes(StreamName.Warning, "role on the resource guard")
            .Run($"Set-RsVault v1 -ResourceGuard {Guard}").Gives(1, ("Outcome", "Unchanged"))
            .Run($"Set-RsVault v1 -ResourceGuard {Guard.Replace("guard1", "guard2", System.StringComparison.Ordinal)}")
                .FailsWith(Refused("InvalidResourceGuard", Set), ErrorCategory.InvalidArgument, "*/resourceGuards/guard2")
            .Run("Get-RsVault v1 -Detailed").Gives(1, ("ResourceGuardId", "*guard1"))
            .Run("Set-RsVault v1 -SoftDelete Off").Gives(1, ("SoftDeleteState", "Disabled"))
            .Run("Set-RsVault v1 -RemoveResourceGuard").Gives(1, ("Outcome", "Changed"), ("MultiUserAuthorization", "Disabled"))
            .Run("Set-RsVault v1 -RemoveResourceGuard").Gives(1, ("Outcome", "Unchanged"))
            .Run($"New-RsVault v2 rg-backup westeurope -ResourceGuard {Guard}")
                .Gives(1, ("Outcome", "Created"), ("MultiUserAuthorization", "Enabled"))
            .Run($"New-RsVault v2 rg-backup westeurope -ResourceGuard {Guard}").Gives(1, ("Outcome", "AlreadyExists")),

        Given.ADefaultVault("a vault that somebody else has changed is left alone")
            .Run("$before = Get-RsVault v1")
            .Run("Set-RsVault v1 -Tag @{ owner = 'ops' } -IfMatch $before.ETag").Gives(1, ("Outcome", "Changed"))
            .Run("Set-RsVault v1 -Tag @{ owner = 'me' } -IfMatch $before.ETag")
                .FailsWith(Refused("ChangedMeanwhile", Set), ErrorCategory.ResourceBusy, "*/vaults/v1")
            .Run("(Get-RsVault v1).Tags['owner']").Outputs("ops")
            .Run("Add-RsEmulatorFault -Status 412 -Code PreconditionFailed -Method PATCH -Times 1 | Out-Null")
            .Run("Set-RsVault v1 -Tag @{ owner = 'me' }").Gives(1, ("Outcome", "Changed"))
            .Run("Add-RsEmulatorFault -Status 400 -Code BMSUserErrorInvalidInput -Message 'Not today' -Method PATCH -PathContains vaultconfig | Out-Null")
            .Run("Set-RsVault v1 -Tag @{ owner = 'you' } -SoftDeleteRetentionDays 20")
                .FailsWith(Refused("ServiceRefused", Set), ErrorCategory.InvalidOperation, "*/backupconfig/vaultconfig"),

        Given.AnEstate("vaults are found by tag and subscription")
            .Run("New-RsVault v2 rg-backup westeurope -Tag @{ env = 'prod'; owner = 'ops' } | Out-Null")
            .Run("New-RsVault v3 rg-backup northeurope -Tag @{ env = 'test' } | Out-Null")
            .Run("Get-RsVault -Tag @{ ENV = 'prod' }").Gives(1, ("Name", "v2"))
            .Run("Get-RsVault -Tag @{ env = '*' }").Gives(2)
            .Run("Get-RsVault -Tag @{ env = '*'; owner = 'o*' }").Gives(1, ("Name", "v2"))
            .Run("Get-RsVault v3 -Tag @{ env = 'prod' }").FailsWith(Refused("VaultNotFound", Get), ErrorCategory.ObjectNotFound, "v3")
            .Run("Get-RsVault -AllSubscriptions").Gives(3)
            .Run("Get-RsVault -Subscription (Get-RsContext).SubscriptionName v*").Gives(3)
            .Run("Get-RsVault -Subscription nope").FailsWith(Refused("SubscriptionNotFound", Get), ErrorCategory.ObjectNotFound, "nope")
            .Run("Get-RsVault | Get-RsVault -Detailed").Gives(3, ("IsRedundancyLocked", "False"))
            .Run("New-RsVault v1 rg-other westeurope -CreateResourceGroup | Out-Null")
            .Run("Set-RsVault v1 -SoftDelete Off").FailsWith(Refused("VaultAmbiguous", Set), ErrorCategory.InvalidArgument, "v1")
            .Run("Set-RsVault v1 rg-other -SoftDeleteRetentionDays 15")
                .Gives(1, ("ResourceGroupName", "rg-other"), ("SoftDeleteRetentionDays", "15"))
            .Run("Get-RsVault v1 rg-backup").Gives(1, ("StorageRedundancy", "GeoRedundant"))
            .Run("Get-RsVault v1 rg-nope").FailsWith(Refused("VaultNotFound", Get), ErrorCategory.ObjectNotFound, "v1"),

        Given.AProtectedVm("what vaults hold is counted")
            .Run("Get-RsVaultUsage")
                .Gives(1, ("VaultName", "v1"), ("Items", "1"), ("VirtualMachines", "1"), ("Servers", "0"), ("StoredBytes", "0"))
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("Get-RsVault | Get-RsVaultUsage")
                .Gives(1, ("VirtualMachines", "1"), ("ProtectedInstances", "1"), ("JobsFailed", "0"), ("Stored", "*GB"), ("Storage", "GRSStorageUsage: * bytes"))
            .Run("Get-RsVaultUsage nope").FailsWith("PositionalParameterNotFound,AzBackupTools.Commands.GetRsVaultUsageCommand")
            .Run("Get-RsVaultUsage -Vault nope")
                .FailsWith("VaultNotFound,AzBackupTools.Commands.GetRsVaultUsageCommand", ErrorCategory.ObjectNotFound, "nope"),
    ];
}
