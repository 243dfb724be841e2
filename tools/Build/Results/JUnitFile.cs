using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AzBackupTools.Build.Results;

/// <summary>The JUnit result file that Pester writes.</summary>
internal static class JUnitFile
{
    public static SuiteResult Read(string suite, string path, TimeSpan duration)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(path);
        }
        catch (Exception e) when (e is IOException or System.Xml.XmlException)
        {
            return SuiteResult.Broken(suite, $"The suite left no readable result: {e.Message}", duration);
        }

        List<XElement> cases = [.. document.Descendants("testcase")];
        List<XElement> failed = [.. cases.Where(c => c.Element("failure") is not null || c.Element("error") is not null)];
        int skipped = cases.Count(c => c.Element("skipped") is not null);
        return new SuiteResult(suite, cases.Count - failed.Count - skipped, skipped, [.. failed.Select(Failure)], duration);
    }

    private static TestFailure Failure(XElement test)
    {
        XElement problem = test.Element("failure") ?? test.Element("error")!;
        string message = (string?)problem.Attribute("message") ?? "";
        return new TestFailure((string?)test.Attribute("name") ?? "", problem.Value.Contains(message, StringComparison.Ordinal) ? problem.Value : message + "\n" + problem.Value);
    }
}
