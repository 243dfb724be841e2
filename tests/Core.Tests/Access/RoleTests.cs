using System;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Errors;
using Xunit;

namespace AzBackupTools.Core.Tests.Access;

public sealed class RoleTests
{
    private const string Vaults = "Microsoft.RecoveryServices/vaults";
    private const string Secrets = "Microsoft.KeyVault/vaults/secrets/";

    [Theory]
    [InlineData("*", Vaults + "/read", true)]
    [InlineData("*/read", Vaults + "/read", true)]
    [InlineData("*/read", Vaults + "/write", false)]
    [InlineData("Microsoft.RecoveryServices/Vaults/read", Vaults + "/READ", true)]
    [InlineData("Microsoft.RecoveryServices/Vaults/backupJobs/*", Vaults + "/backupJobs/cancel/action", true)]
    [InlineData("Microsoft.RecoveryServices/Vaults/backupJobs/*", Vaults + "/backupJobsExport/action", false)]
    [InlineData("Microsoft.Authorization/*/read", "Microsoft.Authorization/roleAssignments/read", true)]
    [InlineData("Microsoft.Authorization/*/read", "Microsoft.Authorization/read", false)]
    [InlineData("a/*/b/*/c", "a/x/b/y/c", true)]
    [InlineData("a/*/b/*/c", "a/x/b/c", false)]
    public void A_star_stands_for_anything(string pattern, string action, bool covers) => Assert.Equal(covers, ActionPattern.Covers(pattern, action));

    [Theory]
    [InlineData("Backup Reader", Vaults + "/backupJobs/read")]
    [InlineData("Backup Operator", Vaults + "/backupJobs/cancel/action")]
    [InlineData("Backup Operator", Vaults + "/certificates/write")]
    [InlineData("Backup Contributor", Vaults + "/backupSecurityPIN/action")]
    [InlineData("Backup Contributor", Vaults + "/registeredIdentities/delete")]
    [InlineData("Contributor", Vaults + "/delete")]
    [InlineData("Reader", "Microsoft.Compute/virtualMachines/read")]
    [InlineData("Key Vault Secrets Officer", Secrets + "setSecret/action", Secrets + "update/action")]
    [InlineData("Contributor + Key Vault Secrets Officer", Vaults + "/delete", Secrets + "setSecret/action")]
    [InlineData("Backup Operator + Reader", Vaults + "/backupJobs/cancel/action", "Microsoft.Compute/virtualMachines/read")]
    public void The_least_powerful_role_is_chosen(string expected, params string[] actions) =>
        Assert.Equal(expected, string.Join(" + ", BuiltInRole.Least(actions).Select(static role => role.Name)));

    [Fact]
    public void What_a_role_excepts_it_does_not_allow() => Assert.False(BuiltInRole.Find("contributor")!.Allows("Microsoft.Authorization/roleAssignments/write"));

    [Fact]
    public void A_refusal_is_read_whether_it_is_about_the_resource_or_about_a_linked_one()
    {
        Assert.Equal(
            (Vaults + "/delete", "/subscriptions/s/resourceGroups/g"),
            AuthorizationRefusal.Read($"The client 'a@b.example' with object id 'x' does not have authorization to perform action '{Vaults}/delete' over scope '/subscriptions/s/resourceGroups/g' or the scope is invalid."));
        Assert.Equal(
            ("Microsoft.DataProtection/resourceGuards/read", "/subscriptions/t/guard"),
            AuthorizationRefusal.Read($"The client 'x' with object id 'y' has permission to perform action '{Vaults}/write' on scope '/subscriptions/s'; however, it does not have permission to perform action(s) 'Microsoft.DataProtection/resourceGuards/read' on the linked scope(s) '/subscriptions/t/guard' (respectively) or the linked scope(s) are invalid."));
        Assert.Equal(
            (Secrets + "setSecret/action", "/subscriptions/s/resourcegroups/g/providers/microsoft.keyvault/vaults/kv1/secrets/x"),
            AuthorizationRefusal.Read($"Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: appid=a;oid=o;iss=https://sts.windows.net/t/\r\nAction: '{Secrets}setSecret/action'\r\nResource: '/subscriptions/s/resourcegroups/g/providers/microsoft.keyvault/vaults/kv1/secrets/x'\r\nAssignment: (not found)\r\n"));
        Assert.Null(AuthorizationRefusal.Read("No."));
    }

    [Fact]
    public void Following_an_operation_to_its_end_takes_actions_of_its_own()
    {
        var needed = RequiredPermission.Of("X", null, [Vaults + "/backupFabrics/protectionContainers/protectedItems/write"]);

        Assert.Contains(Vaults + "/backupFabrics/protectionContainers/protectedItems/operationsStatus/read", needed.Actions);
        Assert.Equal("Backup Operator", needed.BuiltInRole);
    }

    [Fact]
    public void A_role_of_ones_own_has_the_form_that_Azures_tools_take()
    {
        var role = JsonNode.Parse(CustomRole.Write("Job watcher", "Watches.", [Vaults + "/read", Vaults + "/backupJobs/read", Vaults + "/READ"], ["/subscriptions/" + Guid.Empty]))!;

        Assert.Equal(["Name", "Id", "IsCustom", "Description", "Actions", "NotActions", "DataActions", "NotDataActions", "AssignableScopes"], role.AsObject().Select(static pair => pair.Key));
        Assert.Equal([Vaults + "/backupJobs/read", Vaults + "/read"], role["Actions"]!.AsArray().Select(static action => (string?)action));
        Assert.True((bool)role["IsCustom"]!);
    }

    [Fact]
    public void Data_actions_stand_apart_and_no_star_of_the_others_covers_them()
    {
        var role = JsonNode.Parse(CustomRole.Write("Keeper", "Keeps.", [Secrets + "setSecret/action", Secrets + "read", Vaults + "/read"], ["/subscriptions/" + Guid.Empty]))!;

        Assert.Equal([Secrets + "read", Vaults + "/read"], role["Actions"]!.AsArray().Select(static action => (string?)action));
        Assert.Equal([Secrets + "setSecret/action"], role["DataActions"]!.AsArray().Select(static action => (string?)action));
        Assert.False(BuiltInRole.Find("Contributor")!.Allows(Secrets + "setSecret/action"));
        Assert.False(BuiltInRole.Find("Key Vault Secrets Officer")!.Allows(Vaults + "/write"));
        Assert.True(DataAction.Is("microsoft.keyvault/vaults/secrets/*"));
    }

    [Theory]
    [InlineData("/subscriptions/b5a1c0de-0000-4000-8000-0000000000aa", true)]
    [InlineData("/subscriptions/b5a1c0de-0000-4000-8000-0000000000aa/resourceGroups/rg", true)]
    [InlineData("/providers/Microsoft.Management/managementGroups/mg", true)]
    [InlineData("/", false)]
    [InlineData("/subscriptions/none", false)]
    [InlineData("rg", false)]
    public void A_scope_that_is_none_is_refused(string scope, bool isScope)
    {
        var refused = Record.Exception(() => CustomRole.Write("r", "d", [Vaults + "/read"], [scope]));

        Assert.Equal(isScope, refused is null);
        if (!isScope)
        {
            Assert.Equal(ErrorIds.InvalidArgument, Assert.IsType<BackupException>(refused).ErrorId);
        }
    }
}
