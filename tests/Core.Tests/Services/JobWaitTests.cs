using System;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Tests.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Services;

/// <summary>Looking at jobs as often as the service wants to be asked.</summary>
public sealed class JobWaitTests
{
    private static readonly VaultId Vault = VaultId.Parse(ArmFixture.Vault);

    private static string Job(string name, string status) =>
        $$$"""{"id":"{{{ArmFixture.Vault}}}/backupJobs/{{{name}}}","name":"{{{name}}}","properties":{"jobType":"AzureIaaSVMJob","operation":"Backup","status":"{{{status}}}","entityFriendlyName":"web01"}}""";

    private static string List(params string[] jobs) => $$"""{"value":[{{string.Join(",", jobs)}}]}""";

    [Fact]
    public async Task A_list_that_asks_for_time_gets_it()
    {
        using var arm = new ArmFixture();
        arm.Service
            .Answer(200, List(Job("a", "InProgress"), Job("b", "InProgress")), ("Retry-After", "90"))
            .Answer(200, List(Job("a", "InProgress"), Job("b", "InProgress")))
            .Answer(200, List(), ("Retry-After", "600"))
            .Answer(200, Job("a", "Completed"))
            .Answer(200, Job("b", "Completed"));
        var ended = await new BackupClient(arm.Client).Jobs.WaitAsync([new JobId(Vault, "a"), new JobId(Vault, "b")], null, null, default);
        Assert.Equal(["a", "b"], ended.Select(static job => job.JobId));

        // What is asked for counts for one look; after that the waits go on growing, and no wait follows the end.
        Assert.Equal([TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(7.5)], arm.Clock.Waits);
    }

    [Fact]
    public async Task A_job_that_asks_for_time_gets_it_within_bounds_and_within_the_timeout()
    {
        using var arm = new ArmFixture();
        arm.Service
            .Answer(200, Job("a", "InProgress"), ("Retry-After", "45"))
            .Answer(200, Job("a", "InProgress"), ("Retry-After", "86400"))
            .Answer(200, Job("a", "InProgress"), ("Retry-After", "1"))
            .Answer(200, Job("a", "Completed"));
        await new BackupClient(arm.Client).Jobs.WaitAsync([new JobId(Vault, "a")], null, TimeSpan.FromMinutes(60), default);
        Assert.Equal([TimeSpan.FromSeconds(45), TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(11.25)], arm.Clock.Waits);
    }

    [Fact]
    public async Task A_timeout_is_not_put_off_by_what_the_service_asks_for()
    {
        using var arm = new ArmFixture();
        arm.Service.Otherwise = _ => Support.ScriptedHandler.Response(200, Job("a", "InProgress"), ("Retry-After", "300"));
        await Assert.ThrowsAsync<JobWaitTimeoutException>(
            () => new BackupClient(arm.Client).Jobs.WaitAsync([new JobId(Vault, "a")], null, TimeSpan.FromMinutes(2), default));
        Assert.Equal([TimeSpan.FromMinutes(2)], arm.Clock.Waits);
    }
}
