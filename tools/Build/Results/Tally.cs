using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AzBackupTools.Build.Results;

/// <summary>Gathers what the suites say, prints each as it comes, and ends with one line that sums up.</summary>
internal sealed class Tally(TextWriter writer)
{
    // Beyond this many a suite has one reason, and its first failures tell it.
    private const int Shown = 20;

    private readonly List<SuiteResult> _results = [];

    public void Add(SuiteResult result)
    {
        lock (_results)
        {
            _results.Add(result);
            string skipped = result.Skipped > 0 ? $", {result.Skipped} skipped" : "";
            writer.WriteLine(FormattableString.Invariant(
                $"  {result.Suite,-32}{result.Passed,5} passed, {result.Failed} failed{skipped}  ({result.Duration.TotalSeconds:0.0} s)"));
            foreach (TestFailure failure in result.Failures.Take(Shown))
            {
                writer.WriteLine($"    FAILED {failure.Name}");
                foreach (string line in failure.Message.Split('\n'))
                {
                    writer.WriteLine("      " + line.TrimEnd());
                }
            }

            if (result.Failed > Shown)
            {
                writer.WriteLine($"    and {result.Failed - Shown} more");
            }
        }
    }

    /// <summary>Says in one line what this machine cannot run.</summary>
    public void LeftOut(string what) => writer.WriteLine("  Left out: " + what);

    /// <summary>The last line.</summary>
    /// <returns>The exit code: 0 when something ran and nothing failed.</returns>
    public int Close()
    {
        int passed = _results.Sum(r => r.Passed);
        int failed = _results.Sum(r => r.Failed);
        int skipped = _results.Sum(r => r.Skipped);
        writer.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
