using System;
using System.Linq;
using PowerShellDouble;

namespace AzBackupTools.Transcript;

/// <summary>Plays a script statement by statement and prints it as somebody would have typed it: comment, prompt, statement, answer.</summary>
internal sealed class Session(MiniShell shell, Paper paper)
{
    /// <summary>Plays the script up to its end or to its first error.</summary>
    /// <returns>Whether there was no error.</returns>
    /// <exception cref="NotSupportedException">The script says something that the mini shell does not speak.</exception>
    internal bool Play(string script)
    {
        var text = script.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = 0;
        foreach (var statement in MiniShell.Parse(text))
        {
            paper.Gap();
            Comments(text[end..statement.Start]);

            var prompt = "PS> ";
            foreach (var line in statement.Text.Split('\n'))
            {
                paper.Prompt(prompt, line);
                prompt = ">> ";
            }

            end = statement.End;
            var printer = new Printer(shell, paper);
            var failure = shell.Run(statement, printer);
            printer.Flush();
            if (failure is not null || printer.HasFailed)
            {
                return false;
            }
        }

        return true;
    }

    private void Comments(string between)
    {
        // The last line is the one that the statement itself begins on.
        foreach (var line in between.Split('\n').SkipLast(1).Select(l => l.Trim()))
        {
            if (line.StartsWith('#'))
            {
                paper.Comment(line);
            }
            else if (line.Length == 0)
            {
                paper.Gap();
            }
        }
    }
}
