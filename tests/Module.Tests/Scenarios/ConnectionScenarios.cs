using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Connecting, the session's defaults, and what happens without a connection.</summary>
public sealed class ConnectionScenarios : ScenarioTests<ConnectionScenarios>
{
    private const string Subscription = "b5a1c0de-0000-4000-8000-0000000000aa";

    public override IEnumerable<Scenario> All =>
    [
        new Scenario("the emulator is started where none runs")
            .Run("Connect-RsAccount -Emulator")
                .Gives(1, ("Account", "emulator"), ("Kind", "Emulator"), ("SubscriptionId", Subscription), ("VaultId", null))
            .Run("Get-RsEmulator").Gives(1, ("Vaults", "0"))
            .Run("Get-RsContext").Gives(1, ("SubscriptionName", "Emulated subscription")),

        new Scenario("nothing works without a connection")
            .Run("Get-RsVault").FailsWith("NotConnected,AzBackupTools.Commands.GetRsVaultCommand", ErrorCategory.ConnectionError)
            .Run("Enable-VmProtection web01 DefaultPolicy -Vault v1")
                .FailsWith("NotConnected,AzBackupTools.Commands.EnableVmProtectionCommand")
            .Run("Get-RsContext").GivesNothing()
            .Run("Disconnect-RsAccount").GivesNothing(),

        Given.AConnection("a connection ends")
            .Run("Disconnect-RsAccount")
            .Run("Get-RsVault").FailsWith("NotConnected,AzBackupTools.Commands.GetRsVaultCommand")
            .Run("Get-RsEmulator").Gives(1)
            .Run("Connect-RsAccount -Emulator").Gives(1, ("Account", "emulator")),

        Given.AnEstate("the default vault")
            .Run("Get-BackupPolicy").FailsWith("VaultNotChosen,AzBackupTools.Commands.GetBackupPolicyCommand", ErrorCategory.InvalidArgument)
            .Run("Set-RsContext -Vault v1").Gives(1, ("VaultName", "v1"), ("ResourceGroupName", "rg-backup"))
            .Run("Get-BackupPolicy DefaultPolicy").Gives(1, ("VaultName", "v1"))
            .Run("Get-RsVault v1 | Set-RsContext").Gives(1, ("VaultName", "v1"))
            .Run("Set-RsContext -Vault nope").FailsWith("VaultNotFound,AzBackupTools.Commands.SetRsContextCommand")
            .Run("Get-RsContext").Gives(1, ("VaultName", "v1"))
            .Run("Set-RsContext -Vault ''").Gives(1, ("VaultName", null)),

        Given.AConnection("a subscription that nobody sees")
            .Run("Set-RsContext -Subscription nope")
                .FailsWith("SubscriptionNotFound,AzBackupTools.Commands.SetRsContextCommand", ErrorCategory.ObjectNotFound, "nope")
            .Run($"Set-RsContext -Subscription {Subscription}").Gives(1, ("SubscriptionId", Subscription))
            .Run("Connect-RsAccount -Emulator -Subscription nope")
                .FailsWith("SubscriptionNotFound,AzBackupTools.Commands.ConnectRsAccountCommand")
            .Run("Get-RsContext").Gives(1, ("SubscriptionId", Subscription)),

        new Scenario("an Az session that is not there")
            .Run("Connect-RsAccount -FromAz")
                .FailsWith("AzSessionUnavailable,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.AuthenticationError),

        new Scenario("a certificate that is not there")
            .Run("Connect-RsAccount -ApplicationId a -TenantId contoso.com -CertificatePath /nowhere/app.pfx")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.InvalidArgument, "*/nowhere/app.pfx")
            .Run("Connect-RsAccount -ApplicationId a -TenantId contoso.com -FederatedTokenFile /nowhere/token")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ConnectRsAccountCommand", ErrorCategory.InvalidArgument, "*/nowhere/token"),
    ];
}
