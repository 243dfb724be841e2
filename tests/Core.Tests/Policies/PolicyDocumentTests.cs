using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Policies;

/// <summary>Policies keep every member on their way through a file.</summary>
public sealed class PolicyDocumentTests
{
    private const string Strange = """
        {"id":"/subscriptions/s","name":"odd","eTag":"7","new":[1,{"a":null}],"properties":{"backupManagementType":"AzureIaasVM","policyType":"V2","novel":{"x":1.50},
        "instantRPDetails":{"azureBackupRGNamePrefix":"rp"},"schedulePolicy":{"schedulePolicyType":"SimpleSchedulePolicyV2","scheduleRunFrequency":"Daily","jitter":3,
        "dailySchedule":{"scheduleRunTimes":["2031-01-01T22:00:00Z"]}},"retentionPolicy":{"retentionPolicyType":"LongTermRetentionPolicy","lock":"soft",
        "dailySchedule":{"retentionTimes":["2031-01-01T22:00:00Z"],"retentionDuration":{"count":30,"durationType":"Days"}}},"instantRpRetentionRangeInDays":7,
        "timeZone":"Romance Standard Time","protectedItemsCount":4}}
        """;

    [SharedFact]
    public void Every_policy_of_the_contract_and_the_recordings_comes_back_whole()
    {
        var policies = Policies().ToList();

        Assert.True(policies.Count > 40, $"Only {policies.Count} policies were found.");
        foreach (var (source, policy) in policies)
        {
            var exported = PolicyDocument.Parse(policy.ToJsonString(), source).ToJson();
            var back = PolicyDocument.Parse(exported, source);

            Assert.True(JsonNode.DeepEquals(policy, JsonNode.Parse(exported)), source);
            Assert.Equal(exported, back.ToJson());
            Assert.Empty(PolicyComparison.Compare(PolicyDocument.Parse(policy.ToJsonString(), source), back));

            // What is sent is all of it but what only the service counts.
            var sent = JsonNode.Parse(back.ToRequest())!["properties"]!;
            var properties = (JsonObject)policy["properties"]!.DeepClone();
            properties.Remove("protectedItemsCount");
            Assert.True(JsonNode.DeepEquals(properties, sent), source);
        }
    }

    [SharedFact]
    public void Every_policy_of_the_contract_and_the_recordings_is_told_in_one_plain_line()
    {
        var kinds = new HashSet<string>();
        foreach (var (source, json) in Policies())
        {
            var policy = PolicyDocument.Parse(json.ToJsonString(), source).Policy;
            kinds.Add(policy.ManagementType!);
            Assert.DoesNotContain('\n', policy.Schedule + policy.Retention);
            Assert.True(policy.Schedule.Length > 0 && policy.Retention.Length > 0, $"{source}: '{policy.Schedule}', '{policy.Retention}'");
        }

        Assert.True(kinds.IsSupersetOf(["AzureIaasVM", "AzureWorkload", "AzureStorage"]), string.Join(", ", kinds));
    }

    [Fact]
    public void A_change_leaves_alone_what_it_does_not_know()
    {
        var before = PolicyDocument.Parse(Strange, "test");
        var spec = new PolicyChange { KeepDaily = 60 }.ApplyTo(PolicySpecReader.Read(before.Policy));
        var after = before.With(spec, new DateTimeOffset(2031, 1, 1, 5, 0, 0, TimeSpan.Zero));

        var expected = JsonNode.Parse(Strange)!;
        expected["properties"]!["retentionPolicy"]!["dailySchedule"]!["retentionDuration"]!["count"] = 60;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(after.ToJson())), after.ToJson());
        Assert.Equal("Romance Standard Time", after.Policy.TimeZone);
        Assert.Equal("7", after.ETag);
        Assert.Equal("KeepDaily: 30 days -> 60 days", Assert.Single(PolicyComparison.Compare(before, after)).ToString());
    }

    [Fact]
    public void Members_without_a_word_are_compared_by_their_path()
    {
        var left = PolicyDocument.Parse(Strange, "left");
        var right = PolicyDocument.Parse(Strange.Replace("\"jitter\":3", "\"jitter\":4", StringComparison.Ordinal).Replace("22:00", "21:00", StringComparison.Ordinal), "right");

        Assert.Equal(["At: 22:00 -> 21:00", "schedulePolicy.jitter: 3 -> 4"], PolicyComparison.Compare(left, right).Select(difference => difference.ToString()));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a policy")]
    [InlineData("""{"properties":5}""", "not a policy")]
    [InlineData("""{"properties":{}}""", "backupManagementType")]
    public void What_is_no_policy_is_told(string json, string reason)
    {
        var refused = Assert.Throws<BackupException>(() => PolicyDocument.Parse(json, "p.json"));

        Assert.Equal(ErrorIds.InvalidPolicyFile, refused.ErrorId);
        Assert.Contains("p.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var random = new RandomPolicies(7);
        for (var i = 0; i < 500; i++)
        {
            var spec = random.Next("Asia/Tokyo");
            var read = PolicySpecReader.Read(PolicyDocument.New(spec, DateTimeOffset.UnixEpoch).Policy);

            Assert.Equal(PolicyComparison.Facts(spec), PolicyComparison.Facts(read));
        }
    }

    private static IEnumerable<(string Source, JsonObject Policy)> Policies()
    {
        var files = SharedFiles.Recordings.Concat(Directory.EnumerateFiles(Path.Combine(SharedFiles.Root!, "contract"), "*.json", SearchOption.AllDirectories)
            .Where(file => file.Contains("examples", StringComparison.Ordinal)));
        foreach (var file in files)
        {
            foreach (var policy in Within(JsonNode.Parse(File.ReadAllText(file, Encoding.UTF8))))
            {
                yield return ($"{Path.GetFileName(file)}: {policy.GetPath()}", (JsonObject)policy.DeepClone());
            }
        }
    }

    /// <summary>All objects that have the shape of a policy, wherever they stand.</summary>
    private static IEnumerable<JsonObject> Within(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                if (o["properties"] is JsonObject properties && properties["backupManagementType"] is JsonValue
                    && (properties["schedulePolicy"] ?? properties["retentionPolicy"] ?? properties["subProtectionPolicy"]) is not null)
                {
                    yield return o;
                }

                foreach (var found in o.SelectMany(member => Within(member.Value)))
                {
                    yield return found;
                }

                break;
            case JsonArray a:
                foreach (var found in a.SelectMany(Within))
                {
                    yield return found;
                }

                break;
        }
    }
}
