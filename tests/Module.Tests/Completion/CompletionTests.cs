using System;
using System.Linq;
using Xunit;

namespace AzBackupTools.Module.Tests.Completion;

/// <summary>What Tab offers.</summary>
public sealed class CompletionTests(CompletionEstate estate) : IClassFixture<CompletionEstate>
{
    [Theory]
    [InlineData("Get-BackupPolicy -Vault ", "vault-a", "vault-b")]
    [InlineData("Get-BackupPolicy -Vault vault-b", "vault-b")]
    [InlineData("Get-RsVault -ResourceGroupName ", "rg-backup")]
    [InlineData("Enable-VmProtection -Vm web", "web01", "web02")]
    [InlineData("Enable-VmProtection -Vault vault-a -Vm db01 -Policy D", "DefaultPolicy")]
    [InlineData("Start-OnDemandBackup -Vault vault-a -Item ", "web01", "web02")]
    [InlineData("Get-ProtectedItem -Vault vault-a -Name web02", "web02")]
    [InlineData("Get-ProtectedItem -Vault vault-a -Name ", @"'C:\'", "web01", "web02")]
    [InlineData("Get-BackupJob -Vault vault-a -Item C", @"'C:\'")]
    [InlineData("Set-RsContext -Subscription Em", "'Emulated subscription'")]
    [InlineData("Add-RsEmulatorFault -Status 4", "401", "403", "404", "409", "429", "504")]
    [InlineData("Add-RsEmulatorFault -FailJob -Code Agent", "UserErrorGuestAgentStatusUnavailable")]
    [InlineData("Add-RsEmulatorFault -Status 429 -Code Thr", "SubscriptionRequestsThrottled")]
    [InlineData("Add-RsEmulatorFault -Reset -PathContains jobs", "'/backupJobs'")]
    [InlineData("Start-RsEmulator -Scenario ", "Empty", "Estate", "SmallOffice", "Troubled")]
    [InlineData("Connect-RsAccount -Emulator -Scenario Small", "SmallOffice")]
    [InlineData("Get-MarsServer -Vault vault-a -Name ", "srv01", "srv02")]
    [InlineData("Get-ProtectedItem -Vault vault-a -Server srv02", "srv02")]
    [InlineData("Get-BackupJob -Vault vault-a -Server ", "srv01", "srv02")]
    [InlineData("Unregister-BackupContainer -Vault vault-a -Container ", "srv01", "srv02")]
    [InlineData(
        "New-BackupPolicy p -MonthlyOn First",
        "'First Friday'", "'First Monday'", "'First Saturday'", "'First Sunday'", "'First Thursday'", "'First Tuesday'",
        "'First Wednesday'")]
    [InlineData("New-BackupPolicy p -At 22", "'22:00'")]
    [InlineData("Set-MarsPolicy -At 06", "'06:00'")]
    [InlineData("Set-MarsPolicy -At 06:00, 22", "'22:00'")]
    [InlineData(
        "Set-MarsPolicy -MonthlyOn 15, Last",
        "'Last Friday'", "'Last Monday'", "'Last Saturday'", "'Last Sunday'", "'Last Thursday'", "'Last Tuesday'", "'Last Wednesday'")]
    [InlineData("Set-MarsPolicy -YearlyOn 28", "28")]
    [InlineData("Get-BackupJob -Status Ca", "Cancelled", "Cancelling")]
    [InlineData("Remove-MarsItem ", @"'C:\Data'", @"'D:\'")]
    [InlineData("Remove-MarsItem -Path d", @"'C:\Data'", @"'D:\'")]
    [InlineData("Remove-MarsExclusion ", @"'C:\Data\it''s scrap'")]
    public void A_line_is_completed_with_what_there_is(string line, params string[] expected) =>
        Assert.Equal(expected, estate.Complete(line).Select(result => result.CompletionText).Order(StringComparer.Ordinal));

    [Fact]
    public void The_recovery_points_of_the_agent_are_offered_by_their_ids()
    {
        var points = estate.Session.Run("(Get-MarsRecoveryPoint).Id").Output.Select(id => id!.ToString());

        Assert.NotEmpty(points);
        Assert.Equal(points, estate.Complete("Restore-MarsItem -RecoveryPoint ").Select(result => result.ListItemText));
        Assert.Empty(estate.Values("Restore-MarsItem -FromServer nosuch -RecoveryPoint "));
    }

    [Fact]
    public void The_tooltip_has_group_and_region() =>
        Assert.Equal("rg-backup, westeurope", Assert.Single(estate.Complete("Get-BackupPolicy -Vault vault-a")).ToolTip);

    [Fact]
    public void Of_a_vault_that_does_not_exist_nothing_is_offered() =>
        Assert.Empty(estate.Values("Start-OnDemandBackup -Vault nope -Item "));
}
