using System;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

public sealed class MarsSettingsChangeTests
{
    private static readonly MarsSettings Set = new()
    {
        Proxy = new MarsProxy { Server = "proxy", Port = 3128, UserName = "svc" },
        Throttling = new MarsThrottling { WorkKbps = 2048, WorkStart = new(7, 0, 0) },
    };

    [Theory]
    [InlineData("proxy2", "proxy2", 3128)]
    [InlineData("10.0.0.5", "10.0.0.5", 3128)]
    [InlineData("http://proxy2:8081/", "proxy2", 8081)]
    [InlineData("HTTP://proxy2", "proxy2", 3128)]
    public void A_proxy_keeps_what_is_not_said(string proxy, string server, int port) =>
        Assert.Equal(new MarsProxy { Server = server, Port = port, UserName = "svc" }, new MarsSettingsChange { Proxy = proxy }.Apply(Set).Proxy);

    [Fact]
    public void Port_and_user_of_a_proxy_change_alone()
    {
        Assert.Equal(Set.Proxy! with { Port = 3129 }, new MarsSettingsChange { ProxyPort = 3129 }.Apply(Set).Proxy);
        Assert.Equal(Set.Proxy! with { UserName = "other" }, new MarsSettingsChange { ProxyUser = "other" }.Apply(Set).Proxy);
        Assert.Equal(8080, new MarsSettingsChange { Proxy = "proxy" }.Apply(new MarsSettings()).Proxy!.Port);
        Assert.Equal(Set.Throttling, new MarsSettingsChange { NoProxy = true }.Apply(Set).Throttling);
    }

    [Fact]
    public void Limits_keep_what_is_not_said()
    {
        var changed = new MarsSettingsChange { OtherKbps = 4096 }.Apply(Set).Throttling!;

        Assert.Equal((2048, 4096, new TimeSpan(7, 0, 0)), (changed.WorkKbps, changed.OtherKbps, changed.WorkStart));
        Assert.Equal(MarsThrottling.MostKbps, new MarsSettingsChange { OtherKbps = 4096 }.Apply(new MarsSettings()).Throttling!.WorkKbps);
    }

    public static TheoryData<MarsSettingsChange, string, string> Refused => new()
    {
        { new MarsSettingsChange { Proxy = "p", NoProxy = true }, "NoProxy", "-NoProxy" },
        { new MarsSettingsChange { WorkKbps = 600, NoThrottle = true }, "NoThrottle", "-NoThrottle" },
        { new MarsSettingsChange { ProxyPort = 3129 }, "ProxyPort", "the agent has none" },
        { new MarsSettingsChange { ProxyUser = "svc" }, "ProxyCredential", "the agent has none" },
        { new MarsSettingsChange { WorkStart = new(8, 0, 0) }, "WorkKbps", "no limits of bandwidth" },
        { new MarsSettingsChange { Proxy = "http://proxy:8080/x y" }, "Proxy", "no name or address" },
        { new MarsSettingsChange { Proxy = "http://user:secret@proxy" }, "Proxy", "no name or address" },
        { new MarsSettingsChange { Proxy = "proxy:3128" }, "Proxy", "no name or address" },
        { new MarsSettingsChange { Proxy = "http://proxy:99999" }, "Proxy", "no name or address" },
        { new MarsSettingsChange { Proxy = "http://proxy:3128", ProxyPort = 3129 }, "ProxyPort", "two ports" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_contradicts_itself_or_changes_nothing_is_refused(MarsSettingsChange change, string target, string message)
    {
        var refused = Assert.Throws<BackupException>(() => change.Apply(new MarsSettings()));

        Assert.Equal((ErrorIds.InvalidArgument, target), (refused.ErrorId, refused.Target));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_told_by_what_differs()
    {
        Assert.Equal("proxy proxy:3128 as svc; at most 2 Mbps on Monday, Tuesday, Wednesday, Thursday, Friday from 07:00 to 18:00, else 1023 Mbps", Set.Describe(new MarsSettings()));
        Assert.Equal("no proxy", (Set with { Proxy = null }).Describe(Set));
        Assert.Equal(string.Empty, Set.Describe(Set));
    }
}
