using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Formatting;

/// <summary>Output as a user sees it.</summary>
internal static class Shown
{
    /// <summary>A session with an emulator that is connected.</summary>
    internal static ModuleSession Session(string startOptions, string setup)
    {
        var session = new ModuleSession();
        Assert.Empty(session.Run(
            $"""
            $PSStyle.OutputRendering = 'PlainText'
            Start-RsEmulator -WaitPace 0 -StartTime 2026-03-01T08:00:00Z {startOptions} | Out-Null
            Connect-RsAccount -Emulator | Out-Null
            {setup}
            """).Errors);
        return session;
    }

    /// <summary>What a script shows at a width.</summary>
    internal static string Text(this ModuleSession session, string script, int width = 200)
    {
        var result = session.Run($"{script} | Out-String -Width {width}");
        Assert.Empty(result.Errors);
        return result.Output.Single()!.ToString();
    }

    /// <summary>The same, line by line.</summary>
    internal static IReadOnlyList<string> Lines(this ModuleSession session, string script, int width) =>
        session.Text(script, width).Split('\n', StringSplitOptions.TrimEntries);
}
