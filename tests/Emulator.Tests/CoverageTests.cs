using System.Text;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Tests;

/// <summary>docs/emulator-coverage.md is the contract laid beside the route table.</summary>
public class CoverageTests
{
    /// <summary>AZBACKUPTOOLS_WRITE_DOCS=1 writes the page in place of holding it.</summary>
    [ContractFact]
    public void The_page_of_what_is_covered_is_the_one_that_contract_and_routes_give()
    {
        string page = Path.GetFullPath(Path.Combine(SharedRecordings.Root!, "docs", "emulator-coverage.md"));
        string text = Page();
        if (Environment.GetEnvironmentVariable("AZBACKUPTOOLS_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, text);
        }

        Assert.True(File.Exists(page) && File.ReadAllText(page) == text, "docs/emulator-coverage.md is stale: run this test with AZBACKUPTOOLS_WRITE_DOCS=1.");
    }

    [ContractFact]
    public async Task Every_operation_of_the_contract_is_answered_or_says_by_name_that_it_is_not()
    {
        Emu emu = await new Emu(records: false).WithProtected("web01");
        foreach ((_, string id, string method, string path) in Contract.Operations())
        {
            Route? route = Find(method, path);
            Assert.True(route is not null, $"{id} has no route: {method} {path}");
            if (route.NotEmulated is not null)
            {
                Reply reply = await emu.Send(method, Filled(path), method == "GET" ? null : new System.Text.Json.Nodes.JsonObject());
                reply.ExpectError(501, "NotImplemented");
                Assert.Contains(id, reply.Text, StringComparison.Ordinal);
            }
        }
    }

    private static string Filled(string path) => string.Join('/', path.Split('/').Select(part => part switch
    {
        "{subscriptionId}" => Emu.Sub, "{resourceGroupName}" => "rg-test", "{vaultName}" => "vault1", "{fabricName}" => "Azure",
        _ => part.StartsWith('{') ? "x" : part,
    }));

    private static Route? Find(string method, string path) => RouteTable.Find(method, ResourcePath.Segments(Filled(path))).Route;

    private static string Page()
    {
        var text = new StringBuilder();
        var operations = Contract.Operations().ToList();
        int behaving = operations.Count(operation => Find(operation.Method, operation.Path) is { NotEmulated: null });
        text.Append("# What the emulator covers\n\n");
        text.Append("Written by a test from the published contract (2024-04-01) and the route table; not to be edited.\n\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{behaving} of {operations.Count} operations behave. The others answer 501 with their name.\n");
        foreach (var file in operations.GroupBy(operation => operation.File))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {file.Key}\n\n| Operation | Verb | Path | |\n|---|---|---|---|\n");
            foreach ((_, string id, string method, string path) in file.OrderBy(operation => operation.Id, StringComparer.Ordinal).ThenBy(operation => operation.Method, StringComparer.Ordinal))
            {
                Route? route = Find(method, path);
                string what = route is null ? "501" : route.NotEmulated is { } why ? $"501: {why}" : "Behaves";
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {id} | {method} | `{Short(path)}` | {what} |\n");
            }
        }

        return text.ToString();
    }

    private static string Short(string path)
    {
        const string vault = "/vaults/{vaultName}";
        int at = path.IndexOf(vault, StringComparison.Ordinal);
        return at < 0 ? path : "\u2026" + path[at..];
    }
}
