using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Build.Processes;

/// <summary>A PowerShell to test with: the one that AZBACKUPTOOLS_PWSH names, the one on PATH, or one that the repository's tool manifest restores.</summary>
internal sealed class PowerShellHost
{
    public const string Variable = "AZBACKUPTOOLS_PWSH";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _program;
    private readonly IReadOnlyList<string> _prefix;

    private PowerShellHost(string program, IReadOnlyList<string> prefix, Version version)
    {
        _program = program;
        _prefix = prefix;
        Version = version;
    }

    public Version Version { get; }

    /// <summary>The path that another program starts it by, or null when only the dotnet driver can start it.</summary>
    public string? Path => _prefix.Count == 0 ? _program : null;

    /// <summary>Looks for one; null when there is none that the module runs in (7.4 or later).</summary>
    public static async Task<PowerShellHost?> FindAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return await TryAsync(named, [], cancellationToken)
                ?? throw new BuildException($"{Variable} is '{named}', which is no PowerShell 7.4 or later: correct it or unset it.");
        }

        if (OnPath("pwsh") is { } found && await TryAsync(found, [], cancellationToken) is { } host)
        {
            return host;
        }

        return await FromManifestAsync(repository, cancellationToken);
    }

    /// <summary>A script with its arguments, in a process of its own that reads no profile.</summary>
    public Command Script(string path, params string[] arguments) =>
        new(_program, [.. _prefix, "-NoProfile", "-NonInteractive", "-File", path, .. arguments]) { Environment = CleanEnvironment() };

    /// <summary>The same for a script of which somebody reads the output by program: without colours.</summary>
    public Command PlainScript(string path, params string[] arguments)
    {
        Command command = Script(path, arguments);
        return command with { Environment = new Dictionary<string, string?>(command.Environment) { ["NO_COLOR"] = "1" } };
    }

    /// <summary>One expression, in the same manner.</summary>
    public Command Expression(string expression) =>
        new(_program, [.. _prefix, "-NoProfile", "-NonInteractive", "-Command", expression]) { Environment = CleanEnvironment() };

    // Without a manifest nothing is asked of the network.
    private static async Task<PowerShellHost?> FromManifestAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (!File.Exists(repository.ToolManifest)
            || !(await File.ReadAllTextAsync(repository.ToolManifest, cancellationToken)).Contains("\"powershell\"", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Command restore = Command.Dotnet("tool", "restore") with { WorkingDirectory = repository.Root };
        CommandResult restored = await CommandRunner.CaptureAsync(restore, TimeSpan.FromMinutes(2), cancellationToken);
        return restored.ExitCode == 0 ? await TryAsync("dotnet", ["tool", "run", "pwsh", "--"], cancellationToken) : null;
    }

    private static async Task<PowerShellHost?> TryAsync(string program, IReadOnlyList<string> prefix, CancellationToken cancellationToken)
    {
        try
        {
            PowerShellHost host = new(program, prefix, new Version(0, 0));
            CommandResult result = await CommandRunner.CaptureAsync(
                host.Expression("\"$($PSVersionTable.PSVersion.Major).$($PSVersionTable.PSVersion.Minor)\""), StartLimit, cancellationToken);
            return result.ExitCode == 0 && Version.TryParse(result.Output.Trim(), out Version? version) && version >= new Version(7, 4)
                ? new PowerShellHost(program, prefix, version)
                : null;
        }
        catch (BuildException)
        {
            return null;
        }
    }

    private static string? OnPath(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    // A module path that is inherited from Windows PowerShell makes pwsh pick that edition's modules.
    private static Dictionary<string, string?> CleanEnvironment()
    {
        Dictionary<string, string?> environment = new() { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" };
        if (Environment.GetEnvironmentVariable("PSModulePath") is { } modules)
        {
            string[] kept = [.. modules.Split(System.IO.Path.PathSeparator)
                .Where(folder => !folder.Contains("WindowsPowerShell", StringComparison.OrdinalIgnoreCase))];
            environment["PSModulePath"] = kept.Length == 0 ? null : string.Join(System.IO.Path.PathSeparator, kept);
        }

        return environment;
    }
}
