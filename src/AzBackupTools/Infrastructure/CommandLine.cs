using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AzBackupTools.Infrastructure;

/// <summary>Writes arguments as one text, which is all that .NET Framework takes.</summary>
internal static class CommandLine
{
    /// <summary>The arguments so that each arrives as it is, on every platform.</summary>
    internal static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    /// <summary>Puts an argument in quotes; quotes in it are escaped, and so are backslashes before a quote.</summary>
    private static string Quote(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            quoted.Append('\\', c == '"' ? (backslashes * 2) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return quoted.Append('\\', backslashes * 2).Append('"').ToString();
    }
}
