using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>The same scenarios over both implementations of the seam: the emulated agent, and the real scripts over the stand-in for the agent's module.</summary>
/// <typeparam name="TSite">Where the agent is.</typeparam>
public abstract class AgentTests<TSite>
    where TSite : AgentSite
{
    private protected static readonly MarsPolicy Policy = new()
    {
        Items = ["C:\\Data"],
        Exclusions = [new MarsExclusion { Path = "C:\\Data", FileTypes = [".tmp", ".bak"] }, new MarsExclusion { Path = "C:\\Data\\logs", Subfolders = false }],
        Schedule = new MarsSchedule { Times = [new(6, 0, 0), new(22, 30, 0)] },
        Retention = new MarsRetention
        {
            KeepDaily = 30,
            KeepWeekly = 12,
            WeeklyOn = [DayOfWeek.Sunday, DayOfWeek.Wednesday],
            KeepMonthly = 24,
            MonthlyOn = DaysOfMonth.ByWeek(["Last"], [DayOfWeek.Saturday]),
            KeepYearly = 7,
            YearlyOn = DaysOfMonth.ByNumber([1, 15]),
            YearlyIn = [3, 12],
        },
    };

    private protected static CancellationToken Token => CancellationToken.None;

    [Fact]
    public async Task A_server_is_registered_and_encrypts()
    {
        await using var site = Open();
        var before = await site.Agent.GetInfoAsync(Token);
        await FailsAsync(ErrorIds.InvalidVaultCredential, async () => await site.Agent.RegisterAsync(await site.ExpiredCredentialAsync(), Token));
        await site.Agent.RegisterAsync(await site.CredentialAsync(), Token);
        await FailsAsync(ErrorIds.PassphraseNotSet, () => site.Agent.SetPolicyAsync(Policy, Token));
        await FailsAsync(ErrorIds.InvalidPassphrase, () => site.Agent.SetPassphraseAsync(AgentSite.Secret("too short"), null, Token));
        await site.Agent.SetPassphraseAsync(AgentSite.Secret("d'or \"€\" $(quoted) passphrase"), null, Token);
        await FailsAsync(ErrorIds.InvalidSecurityPin, () => site.Agent.SetPassphraseAsync(AgentSite.Secret("another passphrase of it"), null, Token));
        await site.Agent.SetPassphraseAsync(AgentSite.Secret("another passphrase of it"), await site.PinAsync(), Token);
        var after = await site.Agent.GetInfoAsync(Token);

        Assert.False(before.IsRegistered);
        Assert.False(before.HasPassphrase);
        Assert.Equal((true, "v1", true, "2.0.9262.0", Environment.MachineName), (after.IsRegistered, after.VaultName, after.HasPassphrase, after.AgentVersion, after.ServerName));
    }

    [Fact]
    public async Task A_policy_comes_back_as_it_was_given()
    {
        await using var site = await RegisteredAsync();
        Assert.Null(await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));

        await site.Agent.SetPolicyAsync(Policy, Token);
        Same(Policy, await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));

        var weekly = Policy with
        {
            Items = ["C:\\Data", "D:\\"],
            State = MarsPolicyState.Paused,
            Exclusions = [],
            Schedule = new MarsSchedule { Days = [DayOfWeek.Saturday], EveryWeeks = 2 },
            Retention = new MarsRetention { KeepWeekly = 26, WeeklyOn = [DayOfWeek.Saturday] },
        };
        await site.Agent.SetPolicyAsync(weekly, Token);
        Same(weekly, await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));

        var system = new MarsPolicy { Workload = MarsWorkload.SystemState };
        await site.Agent.SetPolicyAsync(system, Token);
        Same(system, await site.Agent.GetPolicyAsync(MarsWorkload.SystemState, Token));
        Same(weekly, await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));
    }

    [Fact]
    public async Task Proxy_and_limits_come_back_as_they_were_given()
    {
        await using var site = await RegisteredAsync();
        var settings = new MarsSettings
        {
            Proxy = new MarsProxy { Server = "proxy.contoso.com", Port = 3128, UserName = "CONTOSO\\backup" },
            Throttling = new MarsThrottling { WorkDays = [DayOfWeek.Monday, DayOfWeek.Friday], WorkStart = new(8, 30, 0), WorkEnd = new(17, 0, 0), WorkKbps = 2048, OtherKbps = 102400 },
        };
        await site.Agent.SetSettingsAsync(settings, AgentSite.Secret("its password"), Token);
        var set = await site.Agent.GetInfoAsync(Token);
        await site.Agent.SetSettingsAsync(new MarsSettings(), null, Token);
        var cleared = await site.Agent.GetInfoAsync(Token);

        Assert.Equal(MarsJson.Of(settings).ToJsonString(), MarsJson.Of(new MarsSettings { Proxy = set.Proxy, Throttling = set.Throttling }).ToJsonString());
        Assert.Null(cleared.Proxy);
        Assert.Null(cleared.Throttling);
    }

    [Fact]
    public async Task What_was_backed_up_can_be_restored()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        var backup = await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);
        var point = Assert.Single(await site.Agent.GetRecoveryPointsAsync(null, Token));

        Assert.Equal(("Backup", "Completed", 6L), (backup.Operation, backup.Status, backup.TransferredBytes!.Value));
        Assert.Equal(("C:\\", Environment.MachineName), (point.Source, point.ServerName));

        var one = site.Real("C:\\Data\\one.txt");
        File.WriteAllText(one, "spoilt");
        Task<MarsJob> RestoreAsync(MarsConflict conflict, string[] items, string? destination = null) => site.Agent.RestoreAsync(
            new MarsRestoreRequest { Point = point, Items = items, Conflict = conflict, Destination = destination }, SilentActivitySink.Instance, Token);
        await RestoreAsync(MarsConflict.Skip, ["C:\\Data\\one.txt"]);
        Assert.Equal("spoilt", File.ReadAllText(one));
        await RestoreAsync(MarsConflict.CreateCopy, ["C:\\Data\\one.txt"]);
        Assert.Equal(("spoilt", "one"), (File.ReadAllText(one), File.ReadAllText(site.Real("C:\\Data\\Copy 1 of one.txt"))));
        var restore = await RestoreAsync(MarsConflict.Overwrite, ["C:\\Data"]);
        Assert.Equal(("one", "Restore", "Completed"), (File.ReadAllText(one), restore.Operation, restore.Status));
        await RestoreAsync(MarsConflict.CreateCopy, [], "D:\\Back");
        Assert.Equal("two", File.ReadAllText(site.Real("D:\\Back\\C\\Data\\sub\\two.txt")));
        Assert.False(File.Exists(site.Real("D:\\Back\\C\\Data\\scratch.tmp")));
        await FailsAsync(ErrorIds.InvalidMarsPath, () => RestoreAsync(MarsConflict.Skip, ["C:\\Data\\nosuch.txt"]));
        Assert.Equal(5, (await site.Agent.GetJobsAsync(10, Token)).Count(static job => job.Status == "Completed"));
    }

    [Fact]
    public async Task One_job_runs_at_a_time_and_backups_are_deleted_with_a_PIN()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        var running = await site.Agent.StartBackupAsync(new MarsBackupRequest { NoWait = true }, SilentActivitySink.Instance, Token);
        Assert.Equal(("InProgress", null), (running.Status, running.EndTime));
        await FailsAsync(ErrorIds.MarsAgentBusy, () => site.Agent.StartBackupAsync(new MarsBackupRequest { NoWait = true }, SilentActivitySink.Instance, Token));
        if (site is EmulatedSite emulated)
        {
            await emulated.WaitAsync(TimeSpan.FromHours(1));
        }

        while ((await site.Agent.GetInfoAsync(Token)).IsBusy)
        {
            // The stand-in ends its job after some looks.
        }

        await FailsAsync(ErrorIds.InvalidSecurityPin, () => site.Agent.RemovePolicyAsync(MarsWorkload.FilesAndFolders, AgentSite.Secret("000000"), Token));
        Assert.Single(await site.Agent.GetRecoveryPointsAsync(null, Token));
        var removal = await site.Agent.RemovePolicyAsync(MarsWorkload.FilesAndFolders, await site.PinAsync(), Token);

        Assert.Equal(14, Math.Round((removal.RecoverableUntil!.Value - site.Agent.Now).TotalDays));
        Assert.Null(await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));
        Assert.Empty(await site.Agent.GetRecoveryPointsAsync(null, Token));
    }

    [Fact]
    public async Task What_the_agent_refuses_keeps_its_number()
    {
        await using var site = await RegisteredAsync();
        await FailsAsync(ErrorIds.InvalidRetention, () => site.Agent.SetPolicyAsync(Policy with { Retention = new MarsRetention { KeepDaily = 3 } }, Token));
        await FailsAsync(
            ErrorIds.VaultCredentialOfOtherVault, async () => await site.Agent.GetRecoveryPointsAsync(new MarsOtherServer("fs07", await site.ForeignCredentialAsync(), null), Token));
        Assert.Null(await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));
    }

    [Fact]
    public async Task The_system_state_is_backed_up_beside_the_files_and_goes_by_itself()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        await site.Agent.SetPolicyAsync(new MarsPolicy { Workload = MarsWorkload.SystemState }, Token);
        await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);
        var job = await site.Agent.StartBackupAsync(new MarsBackupRequest { Workload = MarsWorkload.SystemState }, SilentActivitySink.Instance, Token);
        var points = await site.Agent.GetRecoveryPointsAsync(null, Token);
        Assert.Equal(["System State"], job.Sources);
        Assert.Equal(["C:\\", "System State"], points.Select(static point => point.Source).Order());

        var request = new MarsRestoreRequest { Point = points.Single(static point => point.Source == MarsRecoveryPoint.SystemState), Destination = "D:\\State" };
        Assert.Equal("Completed", (await site.Agent.RestoreAsync(request, SilentActivitySink.Instance, Token)).Status);
        Assert.NotEmpty(Directory.EnumerateFiles(site.Real("D:\\State"), "registry.txt", SearchOption.AllDirectories));

        await site.Agent.RemovePolicyAsync(MarsWorkload.SystemState, await site.PinAsync(), Token);
        Assert.Equal(["C:\\"], (await site.Agent.GetRecoveryPointsAsync(null, Token)).Select(static point => point.Source));
        Assert.NotNull(await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token));
    }

    [Fact]
    public async Task Another_server_of_the_vault_can_be_restored_from()
    {
        await using var site = await RegisteredAsync();
        var other = new MarsOtherServer("fs07", await site.OtherServerAsync(Policy), AgentSite.Secret("a passphrase of the server"));
        var point = Assert.Single(await site.Agent.GetRecoveryPointsAsync(other, Token));
        var job = await site.Agent.RestoreAsync(
            new MarsRestoreRequest { Point = point, Items = ["C:\\Data\\sub"], Destination = "D:\\Back", From = other }, SilentActivitySink.Instance, Token);

        Assert.Equal("Completed", job.Status);
        Assert.Equal("two", File.ReadAllText(site.Real("D:\\Back\\C\\Data\\sub\\two.txt")));
        Assert.False(File.Exists(site.Real("D:\\Back\\C\\Data\\one.txt")));
        await FailsAsync(ErrorIds.MarsServerNotRegistered, () => site.Agent.GetRecoveryPointsAsync(other with { ServerName = "nosuch" }, Token));
    }

    [Fact]
    public async Task What_a_recovery_point_holds_can_be_looked_through()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);
        var point = Assert.Single(await site.Agent.GetRecoveryPointsAsync(null, Token));
        var top = Assert.Single(await site.Agent.GetItemsAsync(point, "C:\\", null, Token));
        var below = await site.Agent.GetItemsAsync(point, "C:\\Data", null, Token);

        Assert.Equal(("C:\\Data", "Data", true), (top.Path, top.Name, top.IsFolder));
        Assert.Equal([("C:\\Data\\sub", true, null), ("C:\\Data\\one.txt", false, 3L)], below.Select(static item => (item.Path, item.IsFolder, item.SizeBytes)).OrderByDescending(static item => item.IsFolder));
        Assert.Empty(await site.Agent.GetItemsAsync(point, "C:\\Nosuch", null, Token));
        await FailsAsync(ErrorIds.RecoveryPointNotFound, () => site.Agent.GetItemsAsync(point with { Id = "C@1", Time = point.Time.AddDays(-1) }, "C:\\", null, Token));
    }

    [Fact]
    public async Task Storage_grows_with_what_is_backed_up()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        var before = (await site.Agent.GetInfoAsync(Token)).StorageBytes;
        await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);

        Assert.Equal((0L, 6L), (before!.Value, (await site.Agent.GetInfoAsync(Token)).StorageBytes!.Value));
    }

    [Fact]
    public async Task A_pause_keeps_what_is_there()
    {
        await using var site = await RegisteredAsync();
        await site.Agent.SetPolicyAsync(Policy, Token);
        await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);
        await site.Agent.SetPolicyAsync(Policy with { State = MarsPolicyState.Paused }, Token);

        Assert.Equal(MarsPolicyState.Paused, (await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token))!.State);
        Assert.Single(await site.Agent.GetRecoveryPointsAsync(null, Token));
        await site.Agent.SetPolicyAsync(Policy with { Retention = Policy.Retention with { KeepDaily = 60 } }, Token);
        Assert.Equal((MarsPolicyState.Valid, 60), (await site.Agent.GetPolicyAsync(MarsWorkload.FilesAndFolders, Token)) is { } policy ? (policy.State, policy.Retention.KeepDaily) : default);
    }

    private protected abstract TSite Open();

    private protected async Task<TSite> RegisteredAsync()
    {
        var site = Open();
        await site.Agent.RegisterAsync(await site.CredentialAsync(), Token);
        await site.Agent.SetPassphraseAsync(AgentSite.Secret("a passphrase of the server"), null, Token);
        return site;
    }

    private static void Same(MarsPolicy expected, MarsPolicy? found) => Assert.Equal(MarsJson.Of(expected).ToJsonString(), MarsJson.Of(Assert.IsType<MarsPolicy>(found)).ToJsonString());

    private protected static async Task FailsAsync(string errorId, Func<Task> work) => Assert.Equal(errorId, (await Assert.ThrowsAsync<BackupException>(work)).ErrorId);
}

/// <summary>The emulated agent.</summary>
public sealed class EmulatedAgentTests : AgentTests<EmulatedSite>
{
    private protected override EmulatedSite Open() => new();
}

/// <summary>The real scripts over what stands in for the agent's module.</summary>
public sealed class StandInAgentTests(StandInShell shell) : AgentTests<StandInSite>, IClassFixture<StandInShell>
{
    private protected override StandInSite Open() => new(shell);

    /// <summary>Only the real module knows jobs that fail.</summary>
    [Fact]
    public async Task A_job_that_fails_has_the_agents_own_number()
    {
        await using var site = await RegisteredAsync();
        File.WriteAllText(site.Real("C:\\Data\\one.txt"), "unreachable");
        await site.Agent.SetPolicyAsync(Policy, Token);
        var job = await site.Agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, Token);

        Assert.Equal(("Failed", "100050"), (job.Status, job.ErrorCode));
        Assert.Contains("could not connect", job.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(await site.Agent.GetRecoveryPointsAsync(null, Token));
        await FailsAsync(ErrorIds.MarsAgentConsoleOnly, () => site.Agent.StartBackupAsync(new MarsBackupRequest { RetainUntil = site.Agent.Now.AddDays(60) }, SilentActivitySink.Instance, Token));
    }
}
