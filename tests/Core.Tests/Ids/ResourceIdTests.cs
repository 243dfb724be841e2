using Xunit;

namespace AzBackupTools.Core.Tests.Ids;

public sealed class ResourceIdTests
{
    private const string Sub = "/subscriptions/11111111-1111-1111-1111-111111111111";

    [Fact]
    public void A_resource_is_taken_apart()
    {
        var id = ResourceId.Parse(Sub + "/resourcegroups/rg-blue/providers/Microsoft.Network/virtualNetworks/net/subnets/front");
        Assert.Equal("11111111-1111-1111-1111-111111111111", id.SubscriptionId);
        Assert.Equal("rg-blue", id.ResourceGroupName);
        Assert.Equal("Microsoft.Network", id.ProviderNamespace);
        Assert.Equal(["virtualNetworks", "subnets"], id.Types);
        Assert.Equal(["net", "front"], id.Names);
        Assert.Equal("front", id.Name);
        Assert.Equal("Microsoft.Network/virtualNetworks/subnets", id.ResourceType);
    }

    [Fact]
    public void Parents_lead_up_to_the_subscription()
    {
        var id = ResourceId.Parse(Sub + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/front");
        Assert.Equal(Sub + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net", id.Parent!.ToString());
        Assert.Equal(Sub + "/resourceGroups/rg", id.Parent.Parent!.ToString());
        Assert.Equal("Microsoft.Resources/resourceGroups", id.Parent.Parent.ResourceType);
        Assert.Equal(Sub, id.Parent.Parent.Parent!.ToString());
        Assert.Equal("Microsoft.Resources/subscriptions", id.Parent.Parent.Parent.ResourceType);
        Assert.Null(id.Parent.Parent.Parent.Parent);
    }

    [Fact]
    public void An_extension_has_its_scope_as_parent()
    {
        var scope = Sub + "/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v";
        var id = ResourceId.Parse(scope + "/providers/Microsoft.Insights/diagnosticSettings/daily");
        Assert.Equal("Microsoft.Insights/diagnosticSettings", id.ResourceType);
        Assert.Equal("daily", id.Name);
        Assert.Equal(scope, id.Parent!.ToString());
    }

    [Fact]
    public void A_resource_of_a_subscription_or_of_the_tenant_is_one_too()
    {
        var location = ResourceId.Parse(Sub + "/providers/Microsoft.RecoveryServices/locations/westeurope/backupJobs/j");
        Assert.Null(location.ResourceGroupName);
        Assert.Equal("Microsoft.RecoveryServices/locations/backupJobs", location.ResourceType);
        var group = ResourceId.Parse("/providers/Microsoft.Management/managementGroups/all");
        Assert.Null(group.SubscriptionId);
        Assert.Null(group.Parent);
    }

    [Fact]
    public void Ids_compare_without_case()
    {
        var id = ResourceId.Parse(Sub + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web01");
        Assert.Equal(id, ResourceId.Parse(id.ToString().ToUpperInvariant()));
        Assert.NotEqual(id, ResourceId.Parse(id + "2"));
        Assert.False(ResourceId.TryParse("web01", out var none));
        Assert.Null(none);
    }
}
