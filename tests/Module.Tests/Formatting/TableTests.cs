using System;
using System.Linq;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Formatting;

/// <summary>What vaults, policies, jobs and changes look like.</summary>
public sealed class TableTests : IDisposable
{
    private readonly ModuleSession _session = Shown.Session(
        string.Empty,
        """
        Add-RsEmulatorVm web01 rg-web -DataDiskSizeGB 64 | Out-Null
        New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null
        Set-RsContext -Vault v1 | Out-Null
        """);

    [Fact]
    public void A_vault_that_is_named_is_shown_whole()
    {
        Assert.Matches(
            "(?s)Name +: v1.+ResourceGroup +: rg-backup.+Redundancy +: GeoRedundant.+SoftDelete +: Enabled.+Alerts +: failed jobs",
            _session.Text("Get-RsVault v1"));
        Assert.Matches(
            "(?s)Name +ResourceGroup +Location +Redundancy +SoftDelete +Days +Immutability.+v1 +rg-backup +westeurope +GeoRedundant",
            _session.Text("Get-RsVault -Detailed"));
    }

    [Fact]
    public void A_changed_vault_shows_its_changes() => Assert.Matches(
        "(?s)Name +Outcome +ResourceGroup +Location +Changes.+v1 +Changed.+Tag: none -> a=b",
        _session.Text("Set-RsVault v1 -Tag @{ a = 'b' }"));

    [Fact]
    public void The_usage_of_a_vault_is_one_row() => Assert.Matches(
        "(?s)Vault +Group +Items +VMs +Servers.+Stored.+v1 +rg-backup +0", _session.Text("Get-RsVaultUsage"));

    [Fact]
    public void A_list_of_vaults_has_what_the_service_lists()
    {
        var text = _session.Text("Get-RsVault");

        Assert.Matches("Name +ResourceGroup +Location", text);
        Assert.DoesNotContain("Redundancy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_shown_in_plain_words() => Assert.Matches(
        @"DefaultPolicy +Standard +Daily at \d\d:\d\d UTC +30 days", _session.Text("Get-BackupPolicy DefaultPolicy"));

    [Fact]
    public void A_change_shows_its_outcome() => Assert.Matches(
        "web01 +Protected +IRPending +DefaultPolicy +v1", _session.Text("Enable-VmProtection web01 DefaultPolicy"));

    [Fact]
    public void Times_are_in_UTC_and_durations_by_the_clock()
    {
        Protect();

        Assert.Matches(
            @"(?s)RetainUntil \(UTC\).+web01 +Completed +2026-03-11 \d\d:\d\d +\d\d:\d\d:\d\d",
            _session.Text("Start-OnDemandBackup web01 -RetainDays 10"));
        Assert.Matches(@"2026-03-01 \d\d:\d\d +AppConsistent +Snapshot", _session.Text("Get-RecoveryPoint web01"));
        Assert.Matches("Backup +web01 +Completed +2026-03-01", _session.Text("Get-BackupJob -Operation Backup"));
    }

    [Fact]
    public void A_soft_deleted_item_shows_until_when_it_can_be_brought_back()
    {
        Protect("Start-OnDemandBackup web01 | Out-Null; Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null");

        Assert.Matches("web01 +VM +rg-web +2026-03-01 .+SoftDeleted until 2026-03-15", _session.Text("Get-ProtectedItem"));
        Assert.Matches(
            @"(?s)Name +Type +Source +Deleted \(UTC\) +PurgeTime \(UTC\).+web01 +VM +rg-web +2026-03-01 \d\d:\d\d +2026-03-15 \d\d:\d\d",
            _session.Text("Get-ProtectedItem -SoftDeleted", 80));
    }

    [Fact]
    public void An_operation_token_is_never_shown()
    {
        Protect("Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null");

        Assert.DoesNotContain(
            "azbackup-op", _session.Text("Undo-ItemDeletion web01 -NoWait -OutVariable pending", 2000), StringComparison.Ordinal);
        Assert.DoesNotContain("azbackup-op", _session.Run("\"$pending\"").Output.Single()!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("azbackup-op", _session.Run("$pending.OperationToken").Output.Single()!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_is_a_list_without_a_token()
    {
        var text = _session.Text("Get-RsContext");

        Assert.Matches("Account +: emulator", text);
        Assert.DoesNotContain("Token", text, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    private void Protect(string andThen = "") =>
        Assert.Empty(_session.Run("Enable-VmProtection web01 DefaultPolicy | Out-Null; " + andThen).Errors);
}
