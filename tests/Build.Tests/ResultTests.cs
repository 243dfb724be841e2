using System;
using System.IO;
using System.Linq;
using AzBackupTools.Build.Results;
using Xunit;

namespace AzBackupTools.Build.Tests;

public sealed class ResultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("result-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_suite_that_ran_nothing_has_failed() =>
        Assert.Contains("ran no test", Assert.Single(Suite(0).Checked(0, "").Failures).Message, StringComparison.Ordinal);

    [Fact]
    public void A_suite_whose_process_ended_badly_has_failed() => Assert.Equal(1, Suite(3).Checked(1, "").Failed);

    [Fact]
    public void A_suite_that_passed_has_passed() => Assert.Equal(0, Suite(3).Checked(0, "").Failed);

    [Fact]
    public void The_last_line_sums_up()
    {
        StringWriter writer = new();
        Tally tally = new(writer);
        tally.Add(Suite(3));
        tally.Add(new SuiteResult("B", 2, 1, [new TestFailure("x", "why")], TimeSpan.Zero));

        Assert.Equal(1, tally.Close());
        Assert.EndsWith("5 passed, 1 failed, 1 skipped" + Environment.NewLine, writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_run_at_all_is_a_failure() => Assert.Equal(1, new Tally(TextWriter.Null).Close());

    [Fact]
    public void Check_lines_are_counted_and_other_lines_are_not()
    {
        SuiteResult result = CheckLines.Read("S", "ok one\nnoise\nnot ok two: because: it is\n ok three\n", TimeSpan.Zero);

        Assert.Equal(2, result.Passed);
        Assert.Equal(new TestFailure("S: two", "because: it is"), Assert.Single(result.Failures));
    }

    [Fact]
    public void A_trx_file_is_read()
    {
        string path = Write("""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
              <UnitTestResult testName="a" outcome="Passed" /><UnitTestResult testName="b" outcome="NotExecuted" />
              <UnitTestResult testName="c" outcome="Failed"><Output><ErrorInfo><Message>no</Message><StackTrace>at x</StackTrace></ErrorInfo></Output></UnitTestResult>
            </Results></TestRun>
            """);
        SuiteResult result = TrxFile.Read("S", path, TimeSpan.Zero);

        Assert.Equal((1, 1), (result.Passed, result.Skipped));
        Assert.Equal(new TestFailure("c", "no\nat x"), Assert.Single(result.Failures));
    }

    [Fact]
    public void A_junit_file_is_read()
    {
        string path = Write("""
            <testsuites><testsuite>
              <testcase name="a" /><testcase name="b"><skipped /></testcase><testcase name="c"><failure message="no">at x</failure></testcase>
            </testsuite></testsuites>
            """);
        SuiteResult result = JUnitFile.Read("S", path, TimeSpan.Zero);

        Assert.Equal((1, 1), (result.Passed, result.Skipped));
        Assert.Equal("no\nat x", Assert.Single(result.Failures).Message);
    }

    [Fact]
    public void A_result_that_does_not_read_is_a_failure()
    {
        string path = Write("<cut");

        Assert.Equal([1, 1], new[] { TrxFile.Read("S", path, TimeSpan.Zero), JUnitFile.Read("S", path, TimeSpan.Zero) }.Select(r => r.Failed));
    }

    private static SuiteResult Suite(int passed) => new("S", passed, 0, [], TimeSpan.Zero);

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "result.xml");
        File.WriteAllText(path, text);
        return path;
    }
}
