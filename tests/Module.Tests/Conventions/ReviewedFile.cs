using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>A text file in the source tree that a reviewer approves, and that a test compares with what the code produces.</summary>
/// <param name="path">From the root of the source tree.</param>
internal sealed class ReviewedFile(string path)
{
    /// <summary>Set to 1, it has every reviewed file rewritten.</summary>
    internal const string AcceptVariable = "AZBACKUPTOOLS_ACCEPT";

    /// <summary>Whether what the code produces is accepted as it is.</summary>
    internal static bool IsAccepting => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    private string FullPath => Path.Combine(Tree.Root, path);

    /// <summary>The lines, without comments and empty ones.</summary>
    internal IEnumerable<string> Lines() => File.ReadLines(FullPath).Where(line => line.Length > 0 && line[0] != '#');

    /// <summary>Compares the lines of the file, those of comments apart, or writes them where <see cref="AcceptVariable" /> is 1.</summary>
    internal void AssertEqual(IEnumerable<string> produced)
    {
        string[] lines = [.. produced];
        if (IsAccepting)
        {
            Write(lines);
        }

        string[] reviewed = [.. Lines()];
        Assert.True(lines.SequenceEqual(reviewed), string.Join(Environment.NewLine, [
            $"{path} differs.",
            "Only in the file:",
            .. reviewed.Except(lines).Select(line => "  " + line),
            "Only in the code:",
            .. lines.Except(reviewed).Select(line => "  " + line),
            $"To accept it: {AcceptVariable}=1 dotnet test tests/Module.Tests, and review the difference.",
        ]));
    }

    /// <summary>Writes lines below the comments that the file begins with.</summary>
    internal void Write(IEnumerable<string> lines)
    {
        string[] comments = File.Exists(FullPath) ? [.. File.ReadLines(FullPath).TakeWhile(line => line.Length > 0)] : [];
        File.WriteAllText(FullPath, string.Concat(comments.Append(string.Empty).Concat(lines.SkipWhile(line => line.Length == 0)).Select(line => line + '\n')));
    }
}
