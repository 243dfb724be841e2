using System;
using System.IO;

namespace AzBackupTools.Transcript;

/// <summary>What the tool is called with.</summary>
/// <param name="ScriptPath">The script to play.</param>
/// <param name="FormatPath">The views to show objects with.</param>
internal sealed record Arguments(string ScriptPath, string FormatPath)
{
    private const string Usage = "Usage: Transcript <script.ps1> [--module-format <Format.ps1xml>]";

    internal static bool TryRead(string[] args, TextWriter errors, out Arguments arguments)
    {
        arguments = new Arguments(string.Empty, Path.Combine(AppContext.BaseDirectory, "AzBackupTools.Format.ps1xml"));
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--module-format" && i + 1 < args.Length)
            {
                arguments = arguments with { FormatPath = args[++i] };
            }
            else if (!args[i].StartsWith('-') && arguments.ScriptPath.Length == 0)
            {
                arguments = arguments with { ScriptPath = args[i] };
            }
            else
            {
                errors.WriteLine($"'{args[i]}' is not understood. {Usage}");
                return false;
            }
        }

        foreach (var (name, path) in new[] { ("script", arguments.ScriptPath), ("format file", arguments.FormatPath) })
        {
            if (!File.Exists(path))
            {
                errors.WriteLine(path.Length == 0 ? $"No {name} is named. {Usage}" : $"The {name} '{path}' does not exist. {Usage}");
                return false;
            }
        }

        return true;
    }
}
