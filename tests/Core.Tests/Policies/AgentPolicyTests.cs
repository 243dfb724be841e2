using System;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Tests.Support;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>Policies of the MARS agent are shown in words, and left alone.</summary>
public sealed class AgentPolicyTests
{
    private const string Policy = """
        {"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.RecoveryServices/vaults/v/backupPolicies/agent","name":"agent","properties":{"backupManagementType":"MAB",
        "schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Weekly","scheduleRunDays":["Sunday"],"scheduleRunTimes":["2031-01-01T21:00:00Z"]},
        "retentionPolicy":{"retentionPolicyType":"LongTermRetentionPolicy","weeklySchedule":{"daysOfTheWeek":["Sunday"],"retentionDuration":{"count":4,"durationType":"Weeks"}}}}}
        """;

    private static readonly PolicyId Id = new(new VaultId("11111111-1111-4111-8111-111111111111", "g", "v"), "agent");

    [Fact]
    public void It_is_told_in_words()
    {
        var policy = PolicyDocument.Parse(Policy, "test").Policy;

        Assert.Equal(("Weekly on Sunday at 21:00", "4 weeks (Sunday)", null), (policy.Schedule, policy.Retention, policy.Tier));
    }

    [Fact]
    public Task It_is_not_removed() => LeftAloneAsync(policies => policies.RemoveAsync(Id, Never, default));

    [Fact]
    public Task It_is_not_changed() => LeftAloneAsync(policies => policies.ChangeAsync(Id, new PolicyChange { KeepDaily = 30 }, Never, default));

    [Fact]
    public Task It_is_not_replaced() => LeftAloneAsync(policies => policies.ImportAsync(
        Id, PolicyDocument.Parse(Policy.Replace("\"count\":4", "\"count\":5", StringComparison.Ordinal), "test"), Never, default));

    private static Task<bool> Never(string target, string action) => throw new InvalidOperationException("Nothing was to be asked: " + action);

    private static async Task LeftAloneAsync(Func<PolicyLifecycle, Task> action)
    {
        using var handler = new ScriptedHandler().Answer(200, Policy);
        using var arm = new ArmClient(new ArmClientOptions { Endpoint = new Uri("http://emulator.localhost/"), StaticToken = "x", Handler = handler, Clock = new ManualClock() });

        var refused = await Assert.ThrowsAsync<BackupException>(() => action(new PolicyLifecycle(new BackupClient(arm))));

        Assert.Equal(ErrorIds.PolicyOfOtherKind, refused.ErrorId);
        Assert.Single(handler.Seen);
    }
}
