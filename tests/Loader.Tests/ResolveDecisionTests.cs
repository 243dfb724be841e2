using System.IO;
using System.Linq;
using System.Reflection;
using AzBackupTools.Loader.Desktop;
using Xunit;

namespace AzBackupTools.Loader.Tests;

public sealed class ResolveDecisionTests
{
    private const string Ours = "/modules/AzBackupTools/bin/net472";

    [Theory]
    [InlineData("4.0.1.2", true)]
    [InlineData("4.0.5.0", true)]
    [InlineData("4.0.6.0", false)]
    public void Answers_our_own_files_at_the_version_or_later(string requested, bool expected) =>
        Assert.Equal(expected, Decide(Names.Of("System.Memory", requested), Ours));

    [Theory]
    [InlineData(null)]
    [InlineData("/modules/Az.Accounts/lib")]
    [InlineData("/modules/AzBackupTools/bin")]
    public void Answers_nobody_else(string? requester) =>
        Assert.False(Decide(Names.Of("System.Memory", "4.0.1.2"), requester));

    [Fact]
    public void Answers_for_whole_names_only() => Assert.False(Decide(Names.Of("System.Memory.Data", "1.0.0.0"), Ours));

    [Fact]
    public void Answers_for_the_right_key_only() => Assert.False(Decide(Names.Of("System.Memory", "4.0.1.2", "31bf3856ad364e35"), Ours));

    [Fact]
    public void What_we_ship_for_the_old_framework_meets_every_request_among_its_own_files()
    {
        AssemblyTable folder = AssemblyTable.OfFolder(Closure.Folder("net472"));
        string[] unmet = [.. Closure.Files("net472")
            .SelectMany(file => Closure.References(file).Select(reference => (File: Path.GetFileName(file), Reference: reference)))
            .Where(r => folder.Find(r.Reference.Name!) is not null && !ResolveDecision.IsOurs(r.Reference, Ours, Ours, folder.Find))
            .Select(r => $"{r.File} asks for {r.Reference}")];
        Assert.Empty(unmet);
    }

    private static bool Decide(AssemblyName requested, string? requester) =>
        ResolveDecision.IsOurs(requested, requester, Ours, Names.Table(Names.Of("System.Memory", "4.0.5.0")));
}
