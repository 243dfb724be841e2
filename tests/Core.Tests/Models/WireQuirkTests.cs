using System;
using System.Linq;
using System.Text.Json;
using AzBackupTools.Core.Wire;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Odd spellings of the service, with invented values.</summary>
public sealed class WireQuirkTests
{
    private const string ItemId =
        "/subscriptions/5ab5c21d-0000-4000-8000-0000000000e1/resourcegroups/Rg-Vaults/providers/microsoft.recoveryservices/VAULTS/blue/backupFabrics/Azure"
        + "/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg-web;web01/protectedItems/VM;iaasvmcontainerv2;rg-web;web01";

    private static readonly DateTimeOffset Noon = new(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"2001-01-01T00:00:00Z\"")]
    [InlineData("\"2001-01-01T00:00:00\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"soon\"")]
    [InlineData("12")]
    [InlineData("{}")]
    public void A_time_that_means_none_is_null(string time) =>
        Assert.Null(Item($"{{\"lastBackupTime\":{time},\"friendlyName\":\"web01\"}}").LastBackupTime);

    [Theory]
    [InlineData("\"2031-03-04T12:00:00Z\"")]
    [InlineData("\"2031-03-04T12:00:00\"")]
    [InlineData("\"2031-03-04T12:00:00.0000000\"")]
    [InlineData("\"2031-03-04T14:00:00+02:00\"")]
    [InlineData("\"3/4/2031 12:00:00 PM\"")]
    public void Times_are_in_utc_whatever_their_spelling(string time)
    {
        var read = Item($"{{\"lastBackupTime\":{time}}}").LastBackupTime;
        Assert.Equal(Noon, read);
        Assert.Equal(TimeSpan.Zero, read!.Value.Offset);
    }

    [Theory]
    [InlineData("PT11.236611S", 112366110)]
    [InlineData("P13DT23H59M", 12095400000000)]
    [InlineData("00:00:01.7800000", 17800000)]
    [InlineData("13.23:59:42.97", 12095829700000)]
    public void Durations_are_read_in_both_forms(string text, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), Job($"{{\"duration\":\"{text}\"}}").Duration);

    [Theory]
    [InlineData("\"later\"")]
    [InlineData("\"P\"")]
    [InlineData("7")]
    [InlineData("[1]")]
    public void A_duration_that_is_none_is_null(string json) => Assert.Null(Job($"{{\"duration\":{json}}}").Duration);

    [Theory]
    [InlineData("14")]
    [InlineData("\"14\"")]
    [InlineData("14.0")]
    public void Numbers_may_be_text(string json) => Assert.Equal(14, Item($"{{\"softDeleteRetentionPeriodInDays\":{json}}}").SoftDeleteRetentionDays);

    [Theory]
    [InlineData("\"many\"")]
    [InlineData("99999999999")]
    [InlineData("{\"a\":1}")]
    public void A_number_that_is_none_is_null(string json) => Assert.Null(Item($"{{\"softDeleteRetentionPeriodInDays\":{json}}}").SoftDeleteRetentionDays);

    [Fact]
    public void Text_may_be_a_number_or_a_boolean()
    {
        var item = Item("""{"protectedItemDataId":316659607231499,"policyState":true}""");
        Assert.Equal("316659607231499", item.ProtectedItemDataId);
        Assert.Equal("true", item.PolicyState);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"perhaps\"", null)]
    [InlineData("null", null)]
    public void Booleans_may_be_text(string json, bool? expected) => Assert.Equal(expected, Item($"{{\"isArchiveEnabled\":{json}}}").IsArchiveEnabled);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("5")]
    public void A_list_that_is_none_is_empty(string json) =>
        Assert.Empty(Item($"{{\"healthDetails\":{json},\"friendlyName\":\"web01\"}}").HealthDetails);

    [Fact]
    public void A_list_of_one_may_come_without_brackets()
    {
        var item = Item("""{"healthDetails":{"code":7,"recommendations":"Start the agent."}}""");
        Assert.Equal("Start the agent.", Assert.Single(Assert.Single(item.HealthDetails).Recommendations));
    }

    [Fact]
    public void Actions_of_a_job_may_be_numbers() =>
        Assert.Equal(["Invalid", "Cancellable", "Retriable", "Cancellable", "Pausable"], Job("""{"actionsInfo":[0,1,2,"Cancellable","Pausable"]}""").Actions);

    [Fact]
    public void Empty_ids_and_states_are_null()
    {
        var item = Item("""{"policyId":"","policyName":"","lastBackupStatus":""}""");
        Assert.Null(item.PolicyId);
        Assert.Null(item.PolicyName);
        Assert.Null(item.LastBackupStatus);
    }

    [Fact]
    public void Unknown_words_and_members_survive()
    {
        var item = Item("""{"protectionState":"Hibernating","brandNew":{"deep":[1,{"x":"y"}]},"healthStatus":"Superb"}""");
        Assert.Equal("Hibernating", item.State);
        Assert.Equal("Superb", item.HealthStatus);
    }

    [Fact]
    public void Names_of_members_are_read_without_case()
    {
        var item = Item("""{"PROTECTIONSTATE":"Protected","kpishealths":{"Backup":{"ResourceHealthStatus":"Healthy"}}}""");
        Assert.Equal("Protected", item.State);
        Assert.Equal("Healthy", item.KpiHealths["backup"].Status);
    }

    [Fact]
    public void Escaped_text_and_times_are_read()
    {
        var item = Item("""{"friendlyName":"b\u00fcro-\"eins\"","lastBackupTime":"2031-03-04T12\u003a00:00Z"}""");
        Assert.Equal("b\u00fcro-\"eins\"", item.FriendlyName);
        Assert.Equal(Noon, item.LastBackupTime);
    }

    [Fact]
    public void Missing_properties_leave_an_item_with_its_id()
    {
        var item = ProtectedItemReader.Read(JsonSerializer.Deserialize($"{{\"id\":\"{ItemId}\"}}", ArmJson.Default.ProtectedItem)!, Noon);
        Assert.Equal(ItemId, item.Id);
        Assert.Equal(string.Empty, item.Name);
        Assert.Empty(item.HealthDetails);
        Assert.Empty(item.KpiHealths);
        Assert.Null(item.VmName);
        Assert.False(item.IsSoftDeleted);
    }

    [Fact]
    public void A_map_has_no_holes()
    {
        var job = Job("""{"extendedInfo":{"propertyBag":{"VM Name":"web01","Target VM Name":null,"Backup Size":"11374 MB"}}}""");
        Assert.Equal(3, job.PropertyBag.Count);
        Assert.Equal(string.Empty, job.PropertyBag["target vm name"]);
        Assert.Equal(11374L * 1024 * 1024, job.BackupSizeBytes);
    }

    [Fact]
    public void Requests_write_what_is_set_and_nothing_else()
    {
        var request = new ProtectRequest { Properties = new ProtectRequestProperties { SourceResourceId = "/vm", PolicyId = string.Empty, IsRehydrate = true } };
        Assert.Equal(
            """{"properties":{"protectedItemType":"Microsoft.Compute/virtualMachines","sourceResourceId":"/vm","policyId":"","isRehydrate":true}}""",
            JsonSerializer.Serialize(request, ArmJson.Default.ProtectRequest));
    }

    [Fact]
    public void A_page_of_items_may_have_holes_and_an_empty_link()
    {
        var page = JsonSerializer.Deserialize("""{"nextLink":"","value":[null,{"name":"VM;a"},{"name":"VM;b","properties":null}]}""", ArmJson.Default.ProtectedItemPage)!;
        Assert.Equal(["VM;a", "VM;b"], page.Value!.Where(static wire => wire is not null).Select(static wire => ProtectedItemReader.Read(wire, Noon).Name));
        Assert.True(string.IsNullOrEmpty(page.NextLink));
    }

    private static ProtectedItem Item(string properties) =>
        ProtectedItemReader.Read(JsonSerializer.Deserialize($"{{\"id\":\"{ItemId}\",\"properties\":{properties}}}", ArmJson.Default.ProtectedItem)!, Noon);

    private static BackupJob Job(string properties) =>
        BackupJobReader.Read(JsonSerializer.Deserialize($"{{\"name\":\"j\",\"properties\":{properties}}}", ArmJson.Default.BackupJob)!);
}
