using System;
using System.Linq;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Core.Tests.Workflows;

/// <summary>Which jobs are those of which items: by name, and by whatever else both tell.</summary>
public sealed class JobsOfItemsTests
{
    private static readonly ProtectedItem Web = Item("web01", BackupManagementType.AzureIaasVM) with { ContainerName = "iaasvmcontainerv2;rg-web;web01" };
    private static readonly ProtectedItem Volume = Item("C:\\", BackupManagementType.MAB) with { ComputerName = "srv01" };
    private static readonly ProtectedItem Share = Item("docs", BackupManagementType.AzureStorage) with { SourceResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/stshop" };
    private static readonly ProtectedItem Database = Item("orders", BackupManagementType.AzureWorkload) with { ServerName = "sql01", ParentName = "MSSQLSERVER" };

    [Theory]
    [InlineData("iaasvmcontainerv2;RG-WEB;web01", true)]
    [InlineData("iaasvmcontainerv2;rg-other;web01", false)]
    [InlineData(null, true)]
    public void Two_machines_of_a_name_are_told_apart_by_the_group(string? container, bool expected) =>
        Assert.Equal(expected, Of(Web).Has(Job("WEB01", BackupManagementType.AzureIaasVM) with { ContainerName = container }));

    [Theory]
    [InlineData("SRV01", true)]
    [InlineData("srv02", false)]
    public void A_volume_is_that_of_its_server(string server, bool expected) =>
        Assert.Equal(expected, Of(Volume).Has(Job("C:\\", BackupManagementType.MAB) with { MabServerName = server }));

    [Theory]
    [InlineData("stshop", true)]
    [InlineData("stother", false)]
    public void A_share_is_that_of_its_account(string account, bool expected) =>
        Assert.Equal(expected, Of(Share).Has(Job("docs", BackupManagementType.AzureStorage) with { StorageAccountName = account }));

    /// <summary>The service names a database in one of these ways.</summary>
    [Theory]
    [InlineData("orders", true)]
    [InlineData("orders [sql01]", true)]
    [InlineData("MSSQLSERVER/orders [sql01]", true)]
    [InlineData("MSSQLSERVER/orders [sql02]", false)]
    [InlineData("MSSQLSERVER/orders2 [sql01]", false)]
    public void A_database_is_named_with_what_it_is_in(string name, bool expected) =>
        Assert.Equal(expected, Of(Database).Has(Job(name, BackupManagementType.AzureWorkload)));

    [Fact]
    public void A_job_of_another_kind_is_none_of_the_item()
    {
        Assert.False(Of(Web).Has(Job("web01", BackupManagementType.AzureWorkload)));
        Assert.False(Of(Web, Database).Has(Job(null, BackupManagementType.AzureIaasVM)));
        Assert.True(Of(Web, Volume, Share, Database).Has(Job("docs", BackupManagementType.AzureStorage)));
    }

    [Fact]
    public void Items_of_one_kind_say_which_jobs_to_list()
    {
        Assert.Equal(BackupManagementType.MAB, Of(Volume, Volume with { ComputerName = "srv02" }).ManagementType);
        Assert.Null(Of(Volume, Web).ManagementType);
        Assert.Null(Of().ManagementType);
    }

    private static JobsOfItems Of(params ProtectedItem[] items) => new(items.AsEnumerable());

    private static ProtectedItem Item(string name, string kind) => new() { Id = "/x/" + name, Name = name, FriendlyName = name, ManagementType = kind };

    private static BackupJob Job(string? item, string kind) => new() { Id = string.Empty, Name = Guid.Empty.ToString(), ItemName = item, ManagementType = kind };
}
