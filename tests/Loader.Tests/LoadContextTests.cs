using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using AzBackupTools.Loader.Core;
using Xunit;

namespace AzBackupTools.Loader.Tests;

public sealed class LoadContextTests
{
    private readonly LoadContext _context = new(Closure.Folder("net8.0"));

    [Theory]
    [InlineData("AzBackupTools")]
    [InlineData("AzBackupTools.Core")]
    [InlineData("AzBackupTools.Emulator")]
    [InlineData("Azure.Core")]
    [InlineData("TimeZoneConverter")]
    [InlineData("System.ClientModel")]
    [InlineData("Microsoft.Identity.Client")]
    public void What_we_ship_is_private(string name) =>
        Assert.Same(_context, AssemblyLoadContext.GetLoadContext(_context.LoadFromAssemblyName(new AssemblyName(name))));

    [Theory]
    [InlineData("System.Runtime")]
    [InlineData("System.Memory")]
    [InlineData("System.Text.Json")]
    public void What_the_runtime_has_is_shared(string name) =>
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(_context.LoadFromAssemblyName(new AssemblyName(name))));

    [Fact]
    public void The_loader_is_the_one_that_runs() =>
        Assert.Same(typeof(LoadContext).Assembly, _context.LoadFromAssemblyName(typeof(LoadContext).Assembly.GetName()));

    [Fact]
    public void A_name_that_nobody_has_is_not_found() =>
        Assert.Throws<FileNotFoundException>(() => _context.LoadFromAssemblyName(new AssemblyName("Nobody.Has.This")));

    [Fact]
    public void Two_contexts_do_not_share_what_we_ship()
    {
        LoadContext other = new(Closure.Folder("net8.0"));
        AssemblyName name = new("Azure.Core");

        Assert.NotSame(_context.LoadFromAssemblyName(name), other.LoadFromAssemblyName(name));
    }

    [Fact]
    public void Azure_Core_works_in_there_with_the_types_of_the_runtime()
    {
        Assembly core = _context.LoadFromAssemblyName(new AssemblyName("Azure.Core"));
        object token = Activator.CreateInstance(core.GetType("Azure.Core.AccessToken")!, "secret", DateTimeOffset.MaxValue)!;

        Assert.Equal("secret", token.GetType().GetProperty("Token")!.GetValue(token));
    }

    [Fact]
    public void An_old_platform_is_passed_over_for_the_folder()
    {
        LoadContext bare = new(Closure.Folder("net8.0"), AssemblyTable.OfList(null));

        Assert.Same(bare, AssemblyLoadContext.GetLoadContext(bare.LoadFromAssemblyName(new AssemblyName("System.Text.Json"))));
    }

    [Fact]
    public void The_folder_carries_no_engine() =>
        Assert.DoesNotContain("System.Management.Automation.dll", Closure.Files("net8.0").Concat(Closure.Files("net472")).Select(Path.GetFileName));

    [Fact]
    public void Every_request_among_the_shipped_files_is_met_by_the_runtime_or_by_the_folder()
    {
        AssemblyTable platform = AssemblyTable.OfList(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string);
        AssemblyTable folder = AssemblyTable.OfFolder(Closure.Folder("net8.0"));
        string[] unmet = [.. Closure.Files("net8.0")
            .SelectMany(file => Closure.References(file).Select(reference => (File: Path.GetFileName(file), Reference: reference)))
            .Where(r => LoadDecision.Of(r.Reference, "AzBackupTools.Loader", platform.Find, folder.Find) == AssemblySource.Elsewhere)
            .Select(r => $"{r.File} asks for {r.Reference}")];
        Assert.Empty(unmet);
    }

    [Fact]
    public async Task Many_threads_may_ask_for_one_assembly_at_once()
    {
        IEnumerable<Task<Assembly>> loads = Enumerable.Range(0, 16).Select(_ => Task.Run(() => _context.LoadFromAssemblyName(new AssemblyName("Azure.Core"))));

        Assert.Single((await Task.WhenAll(loads)).Distinct());
    }
}
