using System.Text.Json;
using AzBackupTools.Core.Wire;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>Schedules and retention in plain words.</summary>
public sealed class PolicyWordsTests
{
    [Theory]
    [InlineData("""{"timeZone":"UTC","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Daily","scheduleRunTimes":["2031-01-01T22:00:00Z"]}}""", "Daily at 22:00 UTC")]
    [InlineData("""{"timeZone":"UTC","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Weekly","scheduleRunDays":["Sunday","Wednesday"],"scheduleRunTimes":["2031-01-01T08:30:00Z"]}}""", "Weekly on Sunday, Wednesday at 08:30 UTC")]
    [InlineData("""{"timeZone":"Romance Standard Time","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicyV2","scheduleRunFrequency":"Hourly","hourlySchedule":{"interval":4,"scheduleWindowStartTime":"2031-01-01T08:00:00Z","scheduleWindowDuration":12}}}""", "Every 4 hours from 08:00 for 12 hours, Romance Standard Time")]
    [InlineData("""{"timeZone":"UTC","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicyV2","scheduleRunFrequency":"Daily","dailySchedule":{"scheduleRunTimes":["2031-01-01T02:00:00Z"]}}}""", "Daily at 02:00 UTC")]
    [InlineData("""{"timeZone":"UTC","schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicyV2","scheduleRunFrequency":"Weekly","weeklySchedule":{"scheduleRunDays":["Monday"],"scheduleRunTimes":["2031-01-01T02:00:00Z"]}}}""", "Weekly on Monday at 02:00 UTC")]
    [InlineData("""{"schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicy","scheduleRunFrequency":"Weekly","scheduleRunDays":["Monday"],"scheduleRunTimes":["2031-01-01T02:00:00Z"],"scheduleWeeklyFrequency":2}}""", "Every 2 weeks on Monday at 02:00")]
    [InlineData("""{"settings":{"timeZone":"UTC"},"subProtectionPolicy":[{"policyType":"Full","schedulePolicy":{"scheduleRunFrequency":"Daily","scheduleRunTimes":["2031-01-01T21:00:00Z"]}},{"policyType":"Log","schedulePolicy":{"schedulePolicyType":"LogSchedulePolicy","scheduleFrequencyInMins":60}}]}""", "Full: daily at 21:00 UTC; Log: every 60 minutes")]
    [InlineData("{}", "")]
    public void A_schedule_is_a_sentence(string properties, string words) => Assert.Equal(words, Policy(properties).Schedule);

    [Theory]
    [InlineData("""{"retentionPolicy":{"retentionPolicyType":"LongTermRetentionPolicy","dailySchedule":{"retentionDuration":{"count":30,"durationType":"Days"}}}}""", "30 days")]
    [InlineData("""{"retentionPolicy":{"dailySchedule":{"retentionDuration":{"count":1,"durationType":"Days"}},"weeklySchedule":{"daysOfTheWeek":["Sunday"],"retentionDuration":{"count":12,"durationType":"Weeks"}}}}""", "1 day, 12 weeks (Sunday)")]
    [InlineData("""{"retentionPolicy":{"monthlySchedule":{"retentionScheduleFormatType":"Daily","retentionScheduleDaily":{"daysOfTheMonth":[{"date":1,"isLast":false},{"date":0,"isLast":true}]},"retentionDuration":{"count":60,"durationType":"Months"}}}}""", "60 months (day 1, last day)")]
    [InlineData("""{"retentionPolicy":{"yearlySchedule":{"retentionScheduleFormatType":"Weekly","monthsOfYear":["January"],"retentionScheduleWeekly":{"daysOfTheWeek":["Sunday"],"weeksOfTheMonth":["First"]},"retentionDuration":{"count":10,"durationType":"Years"}}}}""", "10 years (first Sunday of January)")]
    [InlineData("""{"retentionPolicy":{"retentionPolicyType":"SimpleRetentionPolicy","retentionDuration":{"count":15,"durationType":"Days"}}}""", "15 days")]
    [InlineData("""{"subProtectionPolicy":[{"policyType":"Log","retentionPolicy":{"retentionDuration":{"count":15,"durationType":"Days"}}}]}""", "Log: 15 days")]
    [InlineData("{}", "")]
    public void Retention_is_a_sentence(string properties, string words) => Assert.Equal(words, Policy(properties).Retention);

    [Theory]
    [InlineData("AzureIaasVM", "V2", "Enhanced")]
    [InlineData("AzureIaasVM", "V1", "Standard")]
    [InlineData("AzureIaasVM", null, "Standard")]
    [InlineData("MAB", null, null)]
    public void The_tier_of_a_policy_of_machines_is_told(string managementType, string? policyType, string? tier) =>
        Assert.Equal(tier, new BackupPolicy { Id = "p", Name = "p", ManagementType = managementType, PolicyType = policyType }.Tier);

    private static BackupPolicy Policy(string properties) =>
        BackupPolicyReader.Read(JsonSerializer.Deserialize($"{{\"properties\":{properties}}}", ArmJson.Default.BackupPolicy)!);
}
