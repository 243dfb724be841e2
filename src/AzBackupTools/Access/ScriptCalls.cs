using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Commands;

/// <summary>The commands that a script calls, read with PowerShell's own parser. Nothing of the script is run.</summary>
internal sealed class ScriptCalls
{
    private const string Module = "AzBackupTools\\";

    private ScriptCalls(IReadOnlyList<(string Name, List<string> Switches)> calls, IReadOnlyList<string> unknown)
    {
        Calls = calls;
        Unknown = unknown;
    }

    /// <summary>Each call by its name, without the module's, and the parameters that it names.</summary>
    internal IReadOnlyList<(string Name, List<string> Switches)> Calls { get; }

    /// <summary>Calls whose name is only known when the script runs: "line 3: &amp; $command".</summary>
    internal IReadOnlyList<string> Unknown { get; }

    /// <summary>Reads a script.</summary>
    /// <exception cref="BackupException">It cannot be read, or is not PowerShell.</exception>
    internal static ScriptCalls Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new BackupException(ErrorIds.InvalidArgument, $"-Path '{path}' is no file.", "Give the path of a script: runbook.ps1.", path);
        }

        var script = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument, $"'{path}' is not PowerShell: line {errors[0].Extent.StartLineNumber}: {errors[0].Message}", "Mend the script first.", path);
        }

        var commands = script.FindAll(static ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().ToList();
        return new ScriptCalls(
            commands.Where(static command => command.GetCommandName() is not null).Select(static command => (Plain(command.GetCommandName()), Parameters(command))).ToList(),
            commands.Where(static command => command.GetCommandName() is null).Select(static command => $"line {command.Extent.StartLineNumber}: {command.Extent.Text.Split('\n')[0].Trim()}").ToList());
    }

    private static string Plain(string name) => name.StartsWith(Module, StringComparison.OrdinalIgnoreCase) ? name.Substring(Module.Length) : name;

    private static List<string> Parameters(CommandAst command) =>
        command.CommandElements.OfType<CommandParameterAst>().Select(static parameter => parameter.ParameterName).ToList();
}
