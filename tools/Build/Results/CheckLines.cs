using System;
using System.Collections.Generic;

namespace AzBackupTools.Build.Results;

/// <summary>The lines that an isolation scenario prints, in the manner of the Test Anything Protocol: "ok name", "not ok name: why".</summary>
internal static class CheckLines
{
    private const string Good = "ok ";
    private const string Bad = "not ok ";

    public static SuiteResult Read(string suite, string output, TimeSpan duration)
    {
        int passed = 0;
        List<TestFailure> failures = [];
        foreach (string line in output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(Good, StringComparison.Ordinal))
            {
                passed++;
            }
            else if (line.StartsWith(Bad, StringComparison.Ordinal))
            {
                string[] parts = line[Bad.Length..].Split(": ", 2);
                failures.Add(new TestFailure($"{suite}: {parts[0]}", parts.Length > 1 ? parts[1] : "failed"));
            }
        }

        return new SuiteResult(suite, passed, 0, failures, duration);
    }
}
