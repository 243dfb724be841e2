using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;
using Xunit;

namespace AzBackupTools.Module.Tests.Processes;

/// <summary>Which program starts a PowerShell, and where dotnet is: decided on full paths, whatever the current folder holds.</summary>
public sealed class ShellProgramTests
{
    private static readonly string Home = Full("pwsh-home");
    private static readonly string Library = Path.Combine(Home, "pwsh.dll");
    private static readonly string Dotnet = Full("dotnet-home", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    [Fact]
    public void An_engine_that_dotnet_runs_is_started_by_the_same_dotnet() =>
        AssertStarts(Dotnet, [Library], ShellProgram.Choose(Home, Dotnet, Full("other", "dotnet"), Exists(Library)));

    [Fact]
    public void A_program_beside_the_library_is_not_used_where_dotnet_runs_the_library() =>
        AssertStarts(Dotnet, [Library], ShellProgram.Choose(Home, Dotnet, Dotnet, Exists(Library, Path.Combine(Home, "pwsh"))));

    [Theory]
    [InlineData("pwsh")]
    [InlineData("pwsh.exe")]
    [InlineData("powershell.exe")]
    public void An_installed_PowerShell_is_started_by_its_own_program(string file)
    {
        var program = Path.Combine(Home, file);
        AssertStarts(program, [], ShellProgram.Choose(Home, program, Dotnet, Exists(program, Library)));
    }

    [Fact]
    public void A_host_of_another_name_starts_the_program_of_the_engine_that_it_loaded()
    {
        var program = Path.Combine(Home, "pwsh");
        AssertStarts(program, [], ShellProgram.Choose(Home, Full("editor", "host"), null, Exists(program, Library)));
    }

    [Fact]
    public void A_library_without_a_program_is_run_by_the_dotnet_of_the_machine() =>
        AssertStarts(Dotnet, [Library], ShellProgram.Choose(Home, Full("editor", "host"), Dotnet, Exists(Library)));

    [Fact]
    public void A_program_that_hosts_the_engine_alone_has_no_PowerShell_to_start() =>
        Assert.Null(ShellProgram.Choose(Home, Dotnet, Dotnet, Exists(Dotnet)));

    [Fact]
    public void A_setting_may_name_a_program()
    {
        var program = Full("tools", "pwsh");
        AssertStarts(program, [], ShellProgram.Parse(program, null, Exists(program)));
    }

    [Fact]
    public void A_setting_may_name_a_library_which_dotnet_runs() =>
        AssertStarts(Dotnet, [Library], ShellProgram.Parse(Library, Dotnet, Exists(Library)));

    [Fact]
    public void A_library_needs_a_dotnet() => Assert.Null(ShellProgram.Parse(Library, null, Exists(Library)));

    [Theory]
    [InlineData("powershell.exe")]
    [InlineData("./pwsh")]
    [InlineData("tools/pwsh.dll")]
    [InlineData("")]
    public void A_setting_that_is_no_full_path_names_nothing(string setting) =>
        Assert.Null(ShellProgram.Parse(setting, Dotnet, static _ => true));

    [Fact]
    public void A_setting_that_names_no_file_names_nothing() =>
        Assert.Null(ShellProgram.Parse(Full("tools", "pwsh"), Dotnet, Exists()));

    [Fact]
    public void Windows_PowerShell_is_started_by_its_full_path() =>
        Assert.Equal(
            Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe"), ShellProgram.WindowsPowerShell.Path);

    [Fact]
    public void The_running_dotnet_goes_before_every_variable() =>
        Assert.Equal(
            Dotnet,
            ChooseDotnet(Dotnet, new() { ["DOTNET_HOST_PATH"] = Full("host", "dotnet"), ["DOTNET_ROOT"] = Full("root") }, static _ => true));

    [Fact]
    public void DOTNET_HOST_PATH_goes_before_DOTNET_ROOT() =>
        Assert.Equal(
            Full("host", "dotnet"),
            ChooseDotnet(Full("pwsh"), new() { ["DOTNET_HOST_PATH"] = Full("host", "dotnet"), ["DOTNET_ROOT"] = Full("root") }, static _ => true));

    [Theory]
    [InlineData("DOTNET_ROOT", "usual")]
    [InlineData("PATH", "usual")]
    [InlineData("DOTNET_ROOT", "PATH")]
    public void DOTNET_ROOT_goes_before_PATH_and_both_before_the_usual_folders(string variable, string next)
    {
        var variables = new Dictionary<string, string> { [variable] = Path.GetDirectoryName(Dotnet)!, [next] = Full("next") };
        Assert.Equal(Dotnet, ChooseDotnet(null, variables, static _ => true, Full("next")));
    }

    [Fact]
    public void A_variable_that_names_no_file_is_passed_over() =>
        Assert.Equal(
            Dotnet,
            ChooseDotnet(
                null,
                new() { ["DOTNET_HOST_PATH"] = Full("gone"), ["DOTNET_ROOT"] = Full("gone") },
                Exists(Dotnet),
                Path.GetDirectoryName(Dotnet)!));

    [Theory]
    [InlineData("DOTNET_HOST_PATH", "dotnet")]
    [InlineData("DOTNET_ROOT", ".")]
    [InlineData("PATH", "")]
    [InlineData("PATH", "bin")]
    public void A_path_from_the_current_folder_is_never_used(string variable, string value) =>
        Assert.Null(ChooseDotnet("dotnet", new() { [variable] = value }, static _ => true));

    [Fact]
    public async Task An_emulator_is_not_served_where_there_is_no_dotnet()
    {
        var failure = await Assert.ThrowsAsync<BackupException>(() => EmulatorProcess.StartAsync(null, [], CancellationToken.None));
        Assert.Equal(ErrorIds.EmulatorHostUnavailable, failure.ErrorId);
        Assert.Contains("there is no 'dotnet'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("without -Listen", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shell_of_the_agent_gets_its_leading_arguments_and_no_module_folders_of_this_PowerShell()
    {
        var start = ChildMarsShell.StartInfo(new ShellProgram(Dotnet, ["/home of/pwsh.dll"]));
        Assert.Equal(Dotnet, start.FileName);
        Assert.StartsWith("\"/home of/pwsh.dll\" \"-NoProfile\" ", start.Arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("PSModulePath", start.Environment.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "\"\"")]
    [InlineData(@"C:\folder\", @"""C:\folder\\""")]
    [InlineData(@"a""b", @"""a\""b""")]
    [InlineData(@"a\""b", @"""a\\\""b""")]
    public void An_argument_arrives_as_it_is(string argument, string written) => Assert.Equal(written, CommandLine.Join([argument]));

    private static void AssertStarts(string path, IEnumerable<string> arguments, ShellProgram? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(path, actual.Path);
        Assert.Equal(arguments, actual.Arguments);
    }

    private static string? ChooseDotnet(
        string? process, Dictionary<string, string> variables, Func<string, bool> exists, params string[] usualFolders) =>
        DotnetHost.Choose(process, variables.GetValueOrDefault, usualFolders, exists);

    private static Func<string, bool> Exists(params string[] files) => path => files.Contains(path);

    private static string Full(params string[] parts) => Path.Combine([OperatingSystem.IsWindows() ? @"C:\" : "/", .. parts]);
}
