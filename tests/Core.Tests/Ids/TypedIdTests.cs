using System;
using Xunit;

namespace AzBackupTools.Core.Tests.Ids;

public sealed class TypedIdTests
{
    private const string Sub = "11111111-1111-1111-1111-111111111111";
    private const string VaultText = "/subscriptions/" + Sub + "/resourceGroups/rg-blue/providers/Microsoft.RecoveryServices/vaults/vault-blue";
    private const string ContainerText = VaultText + "/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg-blue;web01";
    private const string ItemText = ContainerText + "/protectedItems/VM;iaasvmcontainerv2;rg-blue;web01";

    private static VaultId Vault => new(Sub, "rg-blue", "vault-blue");

    private static VmId Vm => new(Sub, "rg-blue", "web01");

    [Fact]
    public void Each_kind_reads_what_it_writes()
    {
        ArmIdentifier[] ids =
        [
            Vault, new PolicyId(Vault, "Daily 30 days"), new JobId(Vault, "22222222-2222-2222-2222-222222222222"),
            new ContainerId(Vault, "Azure", "Windows;host.contoso.example"), ProtectedItemId.ForVm(Vault, Vm),
            new RecoveryPointId(ProtectedItemId.ForVm(Vault, Vm), "123456789"), Vm, new VmId(Sub, "rg", "old", isClassic: true),
        ];
        foreach (var id in ids)
        {
            var parse = id.GetType().GetMethod("Parse")!;
            Assert.Equal(id, parse.Invoke(null, [id.ToString()]));
            Assert.Equal(id, parse.Invoke(null, [id.ToPath()]));
            Assert.Equal(id, parse.Invoke(null, ["https://management.azure.com" + id.ToPath() + "?api-version=2024-04-01"]));
            Assert.Equal(id, parse.Invoke(null, [id.ToString().ToUpperInvariant()]));
            Assert.Equal(id.GetHashCode(), parse.Invoke(null, [id.ToString().ToUpperInvariant()])!.GetHashCode());
        }
    }

    [Fact]
    public void The_item_of_a_vm_has_the_names_of_the_service()
    {
        var item = ProtectedItemId.ForVm(Vault, Vm);
        Assert.Equal(ItemText, item.ToString());
        Assert.Equal(ItemText.Replace(";", "%3B"), item.ToPath());
        Assert.Equal(("web01", "rg-blue", true), (item.VmName, item.VmResourceGroup, item.IsVm));
        Assert.Equal(Vault, item.Vault);
    }

    [Fact]
    public void A_classic_vm_has_names_without_v2()
    {
        var item = ProtectedItemId.ForVm(Vault, new VmId(Sub, "cloud-service", "old", isClassic: true));
        Assert.Equal("VM;iaasvmcontainer;cloud-service;old", item.Name);
        Assert.Equal(("old", "cloud-service"), (item.VmName, item.VmResourceGroup));
    }

    [Theory]
    [InlineData("iaasvmcontainerv2;rg-blue;web01", "web01")]
    [InlineData("vm;IaasVMContainerV2;RG-BLUE;web01", "web01")]
    [InlineData("AzureFileShare;0123456789abcdef", null)]
    [InlineData("SQLDataBase;MSSQLSERVER;model", null)]
    [InlineData("VM;somethingelse;rg;web01", null)]
    public void The_vm_of_an_item_is_known_only_where_it_is_one(string name, string? vm) =>
        Assert.Equal(vm, new ProtectedItemId(new ContainerId(Vault, "Azure", "c"), name).VmName);

    [Theory]
    [InlineData("/Subscriptions/" + Sub + "/RESOURCEGROUPS/rg-blue/Providers/microsoft.recoveryservices/Vaults/vault-blue")]
    [InlineData("//subscriptions//" + Sub + "/resourceGroups/rg-blue//providers/Microsoft.RecoveryServices/vaults/vault-blue/")]
    [InlineData("subscriptions/" + Sub + "/resourceGroups/rg-blue/providers/Microsoft.RecoveryServices/vaults/vault-blue")]
    [InlineData("management.azure.com/subscriptions/" + Sub + "/resourceGroups/rg-blue/providers/Microsoft.RecoveryServices/vaults/vault-blue")]
    [InlineData("http://127.0.0.1:8080/subscriptions/" + Sub + "/resourceGroups/rg%2Dblue/providers/Microsoft.RecoveryServices/vaults/vault-blue#top")]
    [InlineData("  " + VaultText + "\n")]
    public void The_spelling_of_an_id_does_not_matter(string text)
    {
        Assert.Equal(Vault, VaultId.Parse(text));
        Assert.StartsWith("/subscriptions/" + Sub + "/resourceGroups/rg-blue/providers/Microsoft.RecoveryServices/vaults/", VaultId.Parse(text).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "It is empty")]
    [InlineData("  ", "It is empty")]
    [InlineData("vault-blue", "does not start with /subscriptions/")]
    [InlineData(VaultText + "/backupPolicies/p", "It is the id of a Microsoft.RecoveryServices/vaults/backupPolicies, not of a Recovery Services vault")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/rg-blue", "It is the id of a resource group, not of a Recovery Services vault")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/rg/providers/Microsoft.RecoveryServices", "The type and the name of the resource are missing")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults", "The name after '/vaults' is missing")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v/backupJobs", "The name after '/backupJobs' is missing")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups", "The name of the resource group is missing")]
    [InlineData("/subscriptions/" + Sub + "/groups/rg", "'/groups' stands where '/providers' is expected")]
    [InlineData("/subscriptions", "The subscription is missing")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/a%2Fb/providers/Microsoft.RecoveryServices/vaults/v", "contains '/'")]
    [InlineData("/subscriptions/" + Sub + "/resourceGroups/../providers/Microsoft.RecoveryServices/vaults/v", "a path would lose it")]
    public void What_is_no_vault_is_refused_with_its_value_and_the_form_that_is_needed(string? text, string reason)
    {
        Assert.False(VaultId.TryParse(text, out _));
        var refusal = Assert.Throws<InvalidResourceIdException>(() => VaultId.Parse(text!));
        Assert.Equal(text, refusal.Value);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("/providers/Microsoft.RecoveryServices/vaults/{vault}", refusal.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ArgumentException>(refusal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("..")]
    public void A_name_that_would_change_the_path_is_refused(string name)
    {
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new VaultId(Sub, "rg", name)).ParamName);
        Assert.Equal("resourceGroupName", Assert.Throws<ArgumentException>(() => new VmId(Sub, name, "vm")).ParamName);
        Assert.Throws<ArgumentException>(() => new PolicyId(Vault, name));
        Assert.Throws<ArgumentException>(() => new ContainerId(Vault, name, "c"));
    }

    [Fact]
    public void Names_are_escaped_for_urls_only()
    {
        var policy = new PolicyId(Vault, "Täglich 30% #1 (neu)?");
        Assert.EndsWith("/backupPolicies/Täglich 30% #1 (neu)?", policy.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("/backupPolicies/T%C3%A4glich%2030%25%20%231%20%28neu%29%3F", policy.ToPath(), StringComparison.Ordinal);
        Assert.Equal(policy.ToPath(), new Uri("http://emulator.localhost" + policy.ToPath()).AbsolutePath);
        Assert.Equal(policy, PolicyId.Parse("https://management.azure.com" + policy.ToPath()));
    }

    [Fact]
    public void Ids_of_different_kinds_are_never_equal()
    {
        Assert.False(((ArmIdentifier)Vault).Equals(ResourceId.Parse(Vault.ToString())));
        Assert.True(Vault != null!);
        Assert.True(VaultId.Parse(VaultText.ToUpperInvariant()) == Vault);
    }

    [Fact]
    public void The_owner_of_what_belongs_to_a_vault_is_found()
    {
        Assert.True(VaultId.TryParseOwner(ItemText, out var owner));
        Assert.Equal(Vault, owner);
        Assert.False(VaultId.TryParseOwner(Vm.ToString(), out _));
        Assert.False(VaultId.TryParseOwner("/subscriptions/" + Sub + "/resourceGroups/rg", out _));
        Assert.False(VaultId.TryParseOwner("web01", out _));
    }

    [Fact]
    public void An_extension_of_another_resource_is_no_vault() =>
        Assert.False(VaultId.TryParse(Vm + "/providers/Microsoft.RecoveryServices/vaults/vault-blue", out _));
}
