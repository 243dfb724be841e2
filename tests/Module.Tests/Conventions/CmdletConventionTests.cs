using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using AzBackupTools.Commands;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;
using Xunit;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>What every cmdlet keeps to, whoever wrote it.</summary>
public sealed class CmdletConventionTests
{
    /// <summary>Verbs that change something at the service or in the session's state beyond its connection.</summary>
    private static readonly string[] ChangingVerbs = ["New", "Remove", "Enable", "Disable", "Stop", "Start", "Resume", "Undo", "Restore", "Mount", "Dismount", "Unregister", "Register", "Reset", "Import", "Export"];

    /// <summary>The verbs that PowerShell approves, as the engine's own classes list them: Verbs* constants.</summary>
    private static readonly HashSet<string> ApprovedVerbs =
    [
        "Add", "Clear", "Close", "Copy", "Enter", "Exit", "Find", "Format", "Get", "Hide", "Join", "Lock", "Move", "New", "Open", "Optimize",
        "Pop", "Push", "Redo", "Remove", "Rename", "Reset", "Resize", "Search", "Select", "Set", "Show", "Skip", "Split", "Step", "Switch",
        "Undo", "Unlock", "Watch", "Connect", "Disconnect", "Read", "Receive", "Send", "Write", "Backup", "Checkpoint", "Compare", "Compress",
        "Convert", "ConvertFrom", "ConvertTo", "Dismount", "Edit", "Expand", "Export", "Group", "Import", "Initialize", "Limit", "Merge",
        "Mount", "Out", "Publish", "Restore", "Save", "Sync", "Unpublish", "Update", "Debug", "Measure", "Ping", "Repair", "Resolve", "Test",
        "Trace", "Approve", "Assert", "Build", "Complete", "Confirm", "Deny", "Deploy", "Disable", "Enable", "Install", "Invoke", "Register",
        "Request", "Restart", "Resume", "Start", "Stop", "Submit", "Suspend", "Uninstall", "Unregister", "Wait", "Use", "Block", "Grant",
        "Protect", "Revoke", "Unblock", "Unprotect",
    ];

    public static TheoryData<Type> Cmdlets
    {
        get
        {
            var data = new TheoryData<Type>();
            foreach (var type in typeof(NewRsVaultCommand).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null))
            {
                data.Add(type);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_an_approved_verb_and_a_file_of_its_name(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;

        Assert.Contains(attribute.VerbName, ApprovedVerbs);
        Assert.Equal($"{attribute.VerbName}{attribute.NounName}Command", cmdlet.Name);
        Assert.True(cmdlet.IsSealed);
        Assert.True(File.Exists(Path.Combine(Tree.Root, "src", SourceFolders.Of(cmdlet), cmdlet.Name + ".cs")), $"{cmdlet.Name} has no file of its name.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_declares_what_it_gives(Type cmdlet) => Assert.NotEmpty(cmdlet.GetCustomAttributes<OutputTypeAttribute>());

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_change_can_be_previewed(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;

        // What is set of the session is no change of the service.
        var changes = ChangingVerbs.Contains(attribute.VerbName)
            || (attribute.VerbName == "Set" && SourceFolders.Of(cmdlet) is not ("AzBackupTools/Connection" or "AzBackupTools/Emulation"))
            || (attribute.VerbName == "Add" && cmdlet.IsSubclassOf(typeof(AzBackupTools.Commands.MarsCmdlet)));

        Assert.Equal(changes, attribute.SupportsShouldProcess);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_destroys_asks_by_default(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        var destroys = attribute.VerbName is "Remove" or "Unregister" || cmdlet.GetProperty("RemoveData") is not null || cmdlet.GetProperty("InPlace") is not null;

        Assert.Equal(destroys, attribute.ConfirmImpact == ConfirmImpact.High);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_calls_the_service_declares_the_actions_it_needs(Type cmdlet)
    {
        if (cmdlet.IsSubclassOf(typeof(AzBackupTools.Commands.BackupCmdlet)))
        {
            Assert.NotEmpty(cmdlet.GetCustomAttributes<RequiresActionAttribute>());
            Assert.All(
                cmdlet.GetCustomAttributes<RequiresActionAttribute>(),
                attribute => Assert.Matches(@"^Microsoft\.\w+(/\w+)+/(read|write|delete|action)$", attribute.Action));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Nothing_public_has_a_foreign_type(Type cmdlet)
    {
        var foreign = cmdlet.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: false))
            .Select(property => property.PropertyType)
            .Where(type => !IsOursOrThePlatforms(type))
            .Select(type => type.FullName);

        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_secret_is_never_a_plain_string(Type cmdlet)
    {
        var plain = cmdlet.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: false) && property.PropertyType == typeof(string))
            .Where(property => new[] { "Password", "Secret", "AccessToken", "Pin", "Passphrase" }.Any(word => property.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            .Select(property => property.Name);

        Assert.Empty(plain);
    }

    [Fact]
    public void Every_error_id_is_explained()
    {
        var page = File.ReadAllText(Path.Combine(Tree.Root, "docs", "en-US", "about_AzBackupTools_Errors.md"));
        var ids = typeof(ErrorIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Contains(id, page, StringComparison.Ordinal));
    }

    private static bool IsOursOrThePlatforms(Type type)
    {
        var name = (Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type)).Assembly.GetName().Name!;
        return name.StartsWith("AzBackupTools", StringComparison.Ordinal) || name is "System.Management.Automation" or "System.Private.CoreLib" or "System.Private.Uri";
    }
}
