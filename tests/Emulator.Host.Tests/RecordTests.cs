using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Emulator.Host.Tests.Support;
using Xunit;

namespace AzBackupTools.Emulator.Host.Tests;

public sealed class RecordTests
{
    [Fact]
    public async Task Each_exchange_is_a_file_in_the_form_of_the_contract_checker()
    {
        using var folder = new ScratchFolder();
        await using Served served = await Served.StartAsync(Served.Still with { RecordFolder = folder.Path });
        await served.MakeGroupAsync();
        await served.GetAsync("/_emulator/state");
        await served.GetAsync(Served.Vault + "?api-version=2024-04-01&%24filter=a%20b", 400);

        string[] files = [.. Directory.GetFiles(folder.Path).Order()];
        JsonNode made = JsonNode.Parse(await File.ReadAllTextAsync(files[0]))!;

        Assert.Equal(2, files.Length);
        Assert.Equal("PUT", made["liveRequest"]!["method"]!.GetValue<string>());
        Assert.Equal($"https://management.azure.com{Served.Group}?api-version=2022-12-01", made["liveRequest"]!["url"]!.GetValue<string>());
        Assert.Equal("westeurope", made["liveRequest"]!["body"]!["location"]!.GetValue<string>());
        Assert.Null(made["liveRequest"]!["headers"]!["Authorization"]);
        Assert.Equal("201", made["liveResponse"]!["statusCode"]!.GetValue<string>());
        Assert.Equal("rg", made["liveResponse"]!["body"]!["name"]!.GetValue<string>());
        Assert.NotNull(made["liveResponse"]!["headers"]!["x-ms-request-id"]);
    }

    [Fact]
    public async Task A_folder_with_exchanges_is_continued()
    {
        using var folder = new ScratchFolder();
        HostOptions options = Served.Still with { RecordFolder = folder.Path };
        await using (Served first = await Served.StartAsync(options))
        {
            await first.SendAsync(HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        }

        await using Served second = await Served.StartAsync(options);
        await second.SendAsync(HttpMethod.Get, "/subscriptions?api-version=2022-12-01");

        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }
}
