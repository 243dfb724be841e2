using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmPagingTests : IDisposable
{
    private static readonly ArmRequest First = ArmRequest.Get(ArmFixture.Vault + "/backupProtectedItems", "2024-04-01");

    private readonly ArmFixture _arm = new();

    public void Dispose() => _arm.Dispose();

    private static string Page(string? next, params string[] names) =>
        $$"""{"value":[{{string.Join(",", names.Select(n => $$"""{"name":"{{n}}"}"""))}}]{{(next is null ? string.Empty : $$""","nextLink":"{{next}}" """)}}}""";

    private async Task<List<string>> ListAsync(List<string>? into = null, CancellationToken cancellationToken = default)
    {
        var names = into ?? [];
        await foreach (var thing in _arm.Client.ListAsync(First, ThingJson.Default.ArmPageThing, cancellationToken))
        {
            names.Add(thing.Name!);
        }

        return names;
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        _arm.Service.Answer(200, Page(ArmFixture.Host + "/p2", "a", "b")).Answer(200, Page(ArmFixture.Host + "/p3")).Answer(200, Page(null, "c"));
        Assert.Equal(["a", "b", "c"], await ListAsync());
        Assert.Equal(["/p2", "/p3"], _arm.Service.Seen.Skip(1).Select(s => s.Uri.PathAndQuery));
    }

    [Theory]
    [InlineData("?api-version=2024-04-01&$skipToken=A%2BB%2FC%3D%3D&t=638&s=x+y~z")]
    [InlineData("?api-version=2024-04-01&%24skipToken=abc;def&c=%7B%22a%22%3A1%7D")]
    [InlineData("?a=%25&b=&c&$filter=backupManagementType+eq+%27AzureIaasVM%27")]
    public async Task A_next_link_is_followed_verbatim(string query)
    {
        var next = ArmFixture.Host + "/Subscriptions/s/resourceGroups/rg//vaults/v%3Bw/items" + query;
        _arm.Service.Answer(200, Page(next, "a")).Answer(200, Page(null));
        await ListAsync();
        Assert.Equal(next, _arm.Service.Seen[1].Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_next_link_without_a_host_is_of_this_host()
    {
        _arm.Service.Answer(200, Page("/subscriptions/s/items?$skipToken=2", "a")).Answer(200, Page(string.Empty, "b"));
        Assert.Equal(["a", "b"], await ListAsync());
        Assert.Equal(ArmFixture.Host + "/subscriptions/s/items?$skipToken=2", _arm.Service.Seen[1].Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://evil.example/p2")]
    [InlineData("https://emulator.localhost/p2")]
    [InlineData("http://emulator.localhost:81/p2")]
    [InlineData("http://emulator.localhost.evil.example/p2")]
    public async Task A_next_link_to_another_host_is_refused_after_what_came_before(string next)
    {
        _arm.Service.Answer(200, Page(next, "a", "b"));
        var names = new List<string>();
        var failure = await Assert.ThrowsAsync<ArmException>(() => ListAsync(names));
        Assert.Equal(ArmErrorCodes.UntrustedHost, failure.Code);
        Assert.Equal(["a", "b"], names);
        Assert.Single(_arm.Service.Seen);
    }

    [Fact]
    public async Task A_page_that_fails_half_way_throws_after_what_came_before()
    {
        _arm.Service.Answer(200, Page(ArmFixture.Host + "/p2", "a", "b")).Answer(403, """{"error":{"code":"AuthorizationFailed","message":"No."}}""");
        var names = new List<string>();
        var failure = await Assert.ThrowsAsync<ArmException>(() => ListAsync(names));
        Assert.Equal((403, "AuthorizationFailed"), (failure.Status, failure.Code));
        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public async Task A_page_that_is_cut_throws_after_what_came_before()
    {
        _arm.Service.Answer(200, Page(ArmFixture.Host + "/p2", "a")).Answer(200, """{"value":[{"name":"b"},{"na""");
        var names = new List<string>();
        var failure = await Assert.ThrowsAsync<ArmException>(() => ListAsync(names));
        Assert.Equal((200, ArmErrorCodes.InvalidResponse), (failure.Status, failure.Code));
        Assert.Contains("breaks off or is malformed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], names);
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_end()
    {
        _arm.Service.Otherwise = seen => ScriptedHandler.Response(200, Page(ArmFixture.Host + (seen.Uri.AbsolutePath == "/p2" ? "/p3" : "/p2"), "a"));
        var failure = await Assert.ThrowsAsync<ArmException>(() => ListAsync());
        Assert.Equal(ArmErrorCodes.PageLoop, failure.Code);
        Assert.Equal(3, _arm.Service.Seen.Count);
    }

    [Fact]
    public async Task A_page_is_asked_for_when_it_is_needed()
    {
        _arm.Service.Answer(200, Page(ArmFixture.Host + "/p2", "a", "b"));
        await foreach (var thing in _arm.Client.ListAsync(First, ThingJson.Default.ArmPageThing))
        {
            if (thing.Name == "b")
            {
                break;
            }
        }

        Assert.Single(_arm.Service.Seen);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":[null],"nextLink":null}""")]
    public async Task An_absent_list_is_an_empty_one(string body)
    {
        _arm.Service.Answer(200, body);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Cancellation_ends_a_list_between_pages()
    {
        using var source = new CancellationTokenSource();
        _arm.Service.Answer(_ =>
        {
            source.Cancel();
            return ScriptedHandler.Response(200, Page(ArmFixture.Host + "/p2", "a"));
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(cancellationToken: source.Token));
        Assert.Single(_arm.Service.Seen);
    }
}
