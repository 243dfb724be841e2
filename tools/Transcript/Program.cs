using System;
using System.IO;
using System.Reflection;
using AzBackupTools.Transcript;
using PowerShellDouble;

if (!Arguments.TryRead(args, Console.Error, out var arguments))
{
    return 2;
}

using var shell = new MiniShell();
var paper = new Paper(Console.Out, inColour: !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null);
shell.Width = Console.IsOutputRedirected ? 120 : Math.Max(60, Console.WindowWidth);
shell.Formats.Load(arguments.FormatPath);
shell.Import(Assembly.Load("AzBackupTools"));
shell.Variables["PSScriptRoot"] = Path.GetDirectoryName(Path.GetFullPath(arguments.ScriptPath));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    shell.Stop();
};

try
{
    return new Session(shell, paper).Play(File.ReadAllText(arguments.ScriptPath)) ? 0 : 1;
}
catch (NotSupportedException refusal)
{
    Console.Error.WriteLine($"{arguments.ScriptPath}: {refusal.Message}");
    return 2;
}
