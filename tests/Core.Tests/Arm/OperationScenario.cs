using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;

namespace AzBackupTools.Core.Tests.Arm;

/// <summary>What the tests of operations share: the answers of a service, and a request of each verb.</summary>
public abstract class OperationScenario : IDisposable
{
    protected const string Status = ArmFixture.Host + ArmFixture.Item + "/operationsStatus/op-1?api-version=2024-04-01&t=1&c=2&s=3&h=4";
    protected const string Result = ArmFixture.Host + ArmFixture.Item + "/operationResults/op-1?api-version=2024-04-01&t=1&c=2&s=3&h=4";
    protected const string Running = """{"id":"op-1","name":"op-1","status":"InProgress","startTime":"2026-01-05T12:00:00Z","endTime":"0001-01-01T00:00:00"}""";
    protected const string Done = """{"id":"op-1","name":"op-1","status":"Succeeded","properties":{"objectType":"OperationStatusJobExtendedInfo","jobId":"job-1"}}""";
    protected const string Thing = """{"name":"web01","size":1}""";

    internal ArmFixture Arm { get; } = new();

    public void Dispose()
    {
        Arm.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static ArmRequest Request(string verb) => verb switch
    {
        "PUT" => ArmRequest.Put(ArmFixture.Item, "2024-04-01", "{}"u8.ToArray()),
        "PATCH" => ArmRequest.Patch(ArmFixture.Vault, "2024-04-01", "{}"u8.ToArray()),
        "DELETE" => ArmRequest.Delete(ArmFixture.Item, "2024-04-01"),
        _ => ArmRequest.Post(ArmFixture.Item + "/backup", "2024-04-01", "{}"u8.ToArray()),
    };

    internal Task<LongRunningOperation> Start(string verb) => Arm.Client.StartAsync(Request(verb), CancellationToken.None);

    internal async Task<LongRunningOperation> Run(string verb, Action<LongRunningOperation>? onPoll = null) =>
        await Arm.Client.WaitAsync(await Start(verb), onPoll, CancellationToken.None);

    internal IEnumerable<string> Paths => Arm.Service.Seen.Select(s => s.Method + " " + s.Uri.AbsolutePath.Replace(ArmFixture.Item, "{item}").Replace(ArmFixture.Vault, "{vault}"));

    internal ScriptedHandler Accepted(string? status = Status, string? result = Result, string? retryAfter = null) => Arm.Service.Answer(
        202,
        null,
        [.. new[] { ("Azure-AsyncOperation", status), ("Location", result), ("Retry-After", retryAfter) }.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!))]);
}
