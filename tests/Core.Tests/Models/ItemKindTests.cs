using System;
using System.Text.Json;
using AzBackupTools.Core.Wire;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Items of every kind say where they are and how they are; only machines say what concerns machines.</summary>
public sealed class ItemKindTests
{
    private const string Group = "/subscriptions/5ab5c21d-0000-4000-8000-0000000000e1/resourceGroups/rg-shop";
    private const string Vault = Group + "/providers/Microsoft.RecoveryServices/vaults/blue";
    private const string Machine = Group + "/providers/Microsoft.Compute/virtualMachines/sql01";

    [Fact]
    public void A_machine_is_in_its_group()
    {
        var item = Read("VM;iaasvmcontainerv2;rg-shop;sql01", $$"""{"backupManagementType":"AzureIaasVM","workloadType":"VM","sourceResourceId":"{{Machine}}","healthStatus":"Passed"}""");
        Assert.Equal((true, "rg-shop", "sql01", "all disks", "Passed"), (item.IsVm, item.Source, item.VmName, item.Disks, item.HealthText));
    }

    [Theory]
    [InlineData("MSSQLSERVER", "sql01")]
    [InlineData("SHOP", "sql01/SHOP")]
    [InlineData("", "sql01")]
    public void A_database_is_on_its_server_and_no_machine_although_its_source_is_one(string instance, string source)
    {
        var item = Read("SQLDataBase;i;orders", $$"""
            {"backupManagementType":"AzureWorkload","workloadType":"SQLDataBase","sourceResourceId":"{{Machine}}","serverName":"sql01","parentName":"{{instance}}","protectionStatus":"Healthy","protectedItemHealthStatus":"NotReachable"}
            """);
        Assert.Equal((false, source, "NotReachable"), (item.IsVm, item.Source, item.HealthText));
        Assert.Null(item.VmName);
        Assert.Null(item.VmResourceGroupName);
        Assert.Null(item.Disks);
    }

    /// <summary>As recorded of Azure: https://github.com/Azure/azure-cli, backup, test_afs_backup_item.</summary>
    [Fact]
    public void A_share_is_in_its_account_and_names_its_policy_by_id_only()
    {
        var item = Read("AzureFileShare;1c86", $$"""
            {"kpisHealths":{},"friendlyName":"share1","protectionStatus":"Healthy","protectionState":"IRPending","lastBackupStatus":"IRPending","protectedItemType":"AzureFileShareProtectedItem",
             "backupManagementType":"AzureStorage","workloadType":"AzureFileShare","sourceResourceId":"{{Group}}/providers/Microsoft.storage/storageAccounts/stshop","policyId":"{{Vault}}/backupPolicies/Shares","isArchiveEnabled":false}
            """);
        Assert.Equal((false, "stshop", "Shares", "Healthy"), (item.IsVm, item.Source, item.PolicyName, item.HealthText));
        Assert.Null(item.LastBackupText);
    }

    [Theory]
    [InlineData("""{"backupManagementType":"MAB","computerName":"srv01"}""", "srv01")]
    [InlineData("""{"backupManagementType":"DPM","backupEngineName":"dpm01"}""", "dpm01")]
    [InlineData("""{"backupManagementType":"MAB"}""", "told-by-id")]
    public void What_a_server_backs_up_is_on_the_server(string properties, string source) =>
        Assert.Equal((false, source), (Read("7;c", properties).IsVm, Read("7;c", properties).Source));

    [Theory]
    [InlineData("Completed", "2031-03-04 12:00")]
    [InlineData("Healthy", "2031-03-04 12:00")]
    [InlineData("Failed", "2031-03-04 12:00 Failed")]
    [InlineData("Unhealthy", "2031-03-04 12:00 Failed")]
    public void The_last_backup_is_told_with_its_failure(string status, string expected) =>
        Assert.Equal(expected, Read("7;c", $$"""{"backupManagementType":"MAB","lastBackupTime":"2031-03-04T12:00:30Z","lastBackupStatus":"{{status}}"}""").LastBackupText);

    private static ProtectedItem Read(string name, string properties) => ProtectedItemReader.Read(
        JsonSerializer.Deserialize(
            $$"""{"id":"{{Vault}}/backupFabrics/Azure/protectionContainers/Windows;told-by-id/protectedItems/{{name}}","name":"{{name}}","properties":{{properties}}}""",
            ArmJson.Default.ProtectedItem)!,
        new DateTimeOffset(2031, 3, 5, 0, 0, 0, TimeSpan.Zero));
}
