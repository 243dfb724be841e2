using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_wrong_option_ends_it_with_2_and_one_line()
    {
        using HostProcess host = HostProcess.Start("--prot", "1");

        (int code, string errors) = await host.EndAsync();

        Assert.Equal(2, code);
        Assert.StartsWith("There is no option '--prot'.", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_state_file_that_is_refused_ends_it_with_1()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.File("state.json"), "{");
        using HostProcess host = HostProcess.Start("--state", folder.File("state.json"));

        (int code, string errors) = await host.EndAsync();

        Assert.Equal(1, code);
        Assert.Contains("refused and left as it is", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(folder.File("state.json")));
    }

    [UnixFact]
    public async Task SIGTERM_ends_it_with_0_and_its_state_written()
    {
        using var folder = new ScratchFolder();
        using HostProcess host = HostProcess.Start("--state", folder.File("state.json"), "--time-scale", "0");
        using var client = new HttpClient { BaseAddress = await host.ReadyAsync() };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "any");
        using HttpResponseMessage made = await client.PutAsync(Served.Group + "?api-version=2022-12-01", new StringContent("""{"location": "westeurope"}"""));
        Assert.True(made.IsSuccessStatusCode);

        using (Process kill = Process.Start("kill", ["-TERM", $"{host.Process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        (int code, string errors) = await host.EndAsync();

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("westeurope", await File.ReadAllTextAsync(folder.File("state.json")), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [UnixFact]
    public async Task It_ends_with_its_parent_however_that_ended()
    {
        using var folder = new ScratchFolder();
        using Process parent = Process.Start("sleep", ["600"]);
        using HostProcess host = HostProcess.Start("--parent-pid", $"{parent.Id}", "--state", folder.File("state.json"));
        await host.ReadyAsync();

        parent.Kill();

        (int code, _) = await host.EndAsync();
        Assert.Equal(0, code);
        Assert.True(File.Exists(folder.File("state.json")));
    }

    [Fact]
    public async Task A_request_can_end_it()
    {
        using HostProcess host = HostProcess.Start();
        using var client = new HttpClient { BaseAddress = await host.ReadyAsync() };
        using HttpResponseMessage answer = await client.PostAsync("/_emulator/stop", null);

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(0, (await host.EndAsync()).Code);
    }
}

/// <summary>A test of what only Unix has.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signals.";
        }
    }
}
