using System;
using System.Collections.Generic;

namespace AzBackupTools.Build.Results;

/// <summary>One test that failed, with what it said.</summary>
internal sealed record TestFailure(string Name, string Message);

/// <summary>What came of one suite.</summary>
internal sealed record SuiteResult(string Suite, int Passed, int Skipped, IReadOnlyList<TestFailure> Failures, TimeSpan Duration)
{
    public int Failed => Failures.Count;

    /// <summary>A suite that could not say anything: it counts as one failure.</summary>
    public static SuiteResult Broken(string suite, string message, TimeSpan duration) =>
        new(suite, 0, 0, [new TestFailure(suite, message)], duration);

    /// <summary>
    /// The result, corrected by what its process says of itself: a suite that ran nothing, or that reported success and
    /// still ended badly, has failed.
    /// </summary>
    public SuiteResult Checked(int exitCode, string output)
    {
        if (Failed > 0)
        {
            return this;
        }

        if (Passed + Skipped == 0)
        {
            return this with { Failures = [new TestFailure(Suite, "The suite ran no test.\n" + output)] };
        }

        return exitCode == 0 ? this
            : this with { Failures = [new TestFailure(Suite, $"All tests passed, but the process ended with exit code {exitCode}.\n{output}")] };
    }
}
