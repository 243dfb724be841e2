using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class StateFileTests
{
    [Fact]
    public async Task What_was_made_is_there_the_next_time()
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { StateFile = folder.File("deep/state.json") };
        await using (Served first = await Served.StartAsync(options))
        {
            await first.MakeGroupAsync();
        }

        await using Served second = await Served.StartAsync(options);

        Assert.Equal("rg", (await second.GetAsync(Served.Group + "?api-version=2022-12-01"))["name"]!.GetValue<string>());
        Assert.Single(Directory.GetFiles(folder.File("deep")));
    }

    [Fact]
    public async Task Secrets_of_key_vaults_are_there_the_next_time_and_readable_for_the_owner_alone()
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { StateFile = folder.File("state.json") };
        await File.WriteAllTextAsync(folder.File($"state.json.{Environment.ProcessId}.tmp"), "left behind");
        const string Secret = "_keyvaults/kv1/secrets/mars-fs01?api-version=7.4";
        await using (Served first = await Served.StartAsync(options))
        {
            await first.MakeGroupAsync();
            JsonNode vault = await first.SendAsync(HttpMethod.Put, Served.Group + "/providers/Microsoft.KeyVault/vaults/kv1?api-version=2023-07-01", """{"location": "westeurope"}""", 201);
            Assert.Equal(first.Server.Endpoint.AbsoluteUri + "_keyvaults/kv1/", vault["properties"]!["vaultUri"]!.GetValue<string>());
            await first.SendAsync(HttpMethod.Put, Secret, """{"value": "hush"}""");
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(options.StateFile!));
        }

        await using Served second = await Served.StartAsync(options);

        Assert.Equal("hush", (await second.GetAsync(Secret))["value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-1)]
    [InlineData(-20)]
    public async Task A_file_that_is_cut_short_is_refused_and_left_as_it_is(int length)
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { StateFile = folder.File("state.json") };
        await using (Served first = await Served.StartAsync(options))
        {
            await first.MakeGroupAsync();
        }

        byte[] whole = await File.ReadAllBytesAsync(options.StateFile!);
        byte[] cut = whole[..(length < 0 ? whole.Length + length : length)];
        await File.WriteAllBytesAsync(options.StateFile!, cut);

        await RefusedAsync(options, cut);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { StateFile = folder.File("state.json") };
        await (await Served.StartAsync(options)).DisposeAsync();
        string newer = (await File.ReadAllTextAsync(options.StateFile!)).Replace("\"version\":2", "\"version\":99", StringComparison.Ordinal);
        Assert.Contains("99", newer, StringComparison.Ordinal);
        await File.WriteAllTextAsync(options.StateFile!, newer);

        await RefusedAsync(options, Encoding.UTF8.GetBytes(newer));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"something\": \"else\"}")]
    [InlineData("[1, 2, 3]")]
    public async Task A_file_of_somebody_else_is_refused_and_left_as_it_is(string content)
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { StateFile = folder.File("state.json") };
        await File.WriteAllTextAsync(options.StateFile!, content);

        await RefusedAsync(options, Encoding.UTF8.GetBytes(content));
    }

    [Fact]
    public async Task A_folder_is_no_state_file()
    {
        using var folder = new ScratchFolder();

        HostOptionException refused = await Assert.ThrowsAsync<HostOptionException>(() => Served.StartAsync(Served.Still with { StateFile = folder.Path }));

        Assert.Contains("--state", refused.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(HostOptions options, byte[] content)
    {
        InvalidDataException refused = await Assert.ThrowsAsync<InvalidDataException>(() => Served.StartAsync(options));

        Assert.Contains(options.StateFile!, refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllBytesAsync(options.StateFile!));
    }
}
