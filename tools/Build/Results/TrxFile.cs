using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AzBackupTools.Build.Results;

/// <summary>The result file of the .NET test platform.</summary>
internal static class TrxFile
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

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

        List<XElement> results = [.. document.Descendants(Trx + "UnitTestResult")];
        return new SuiteResult(
            suite,
            results.Count(r => Outcome(r) == "Passed"),
            results.Count(r => Outcome(r) == "NotExecuted"),
            [.. results.Where(r => Outcome(r) is not ("Passed" or "NotExecuted")).Select(Failure)],
            duration);
    }

    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? "";

    private static TestFailure Failure(XElement result)
    {
        XElement? output = result.Element(Trx + "Output");
        XElement? error = output?.Element(Trx + "ErrorInfo");
        string[] parts = [error?.Element(Trx + "Message")?.Value ?? Outcome(result), error?.Element(Trx + "StackTrace")?.Value ?? "", output?.Element(Trx + "StdOut")?.Value ?? ""];
        return new TestFailure((string?)result.Attribute("testName") ?? "", string.Join('\n', parts.Where(part => part.Length > 0)));
    }
}
