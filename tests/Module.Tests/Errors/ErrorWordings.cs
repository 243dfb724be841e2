using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Module.Tests.Conventions;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Errors;

/// <summary>The messages of all errors that the scenarios produce, and those that have been reviewed.</summary>
internal static partial class ErrorWordings
{
    internal const string FileName = "tests/Module.Tests/Errors/wording.txt";

    private const string Section = "== ";

    /// <summary>How the ids of the emulator end that are always the same.</summary>
    private const string FixedIds = "-4000-8000-0000000000aa";

    private static readonly Regex TempPath = new(
        Regex.Escape(Path.GetTempPath()) + @"(?:[^\s'""/\\]*[/\\])*(?<file>[^\s'""/\\]*)", RegexOptions.CultureInvariant);

    private static readonly ReviewedFile File = new(FileName);

    private static readonly Lazy<ILookup<string, string>> AllProduced = new(Produce);

    private static readonly Lazy<ILookup<string, string>> AllReviewed = new(Read);

    /// <summary>The ids of the module's errors.</summary>
    internal static IReadOnlyList<string> Ids { get; } =
        [.. typeof(ErrorIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    /// <summary>The messages of an error that scenarios produce.</summary>
    internal static IReadOnlyList<string> Produced(string id) => [.. AllProduced.Value[id]];

    /// <summary>The messages of an error that the file has.</summary>
    internal static IReadOnlyList<string> Reviewed(string id) => [.. AllReviewed.Value[id]];

    /// <summary>The ids that the file has.</summary>
    internal static IReadOnlyList<string> ReviewedIds => [.. AllReviewed.Value.Select(group => group.Key)];

    private static ILookup<string, string> Produce()
    {
        var scenarios = typeof(IScenarios).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IScenarios)))
            .SelectMany(type => ((IScenarios)Activator.CreateInstance(type)!).All.Select(scenario => (Owner: type, Scenario: scenario)))
            .ToList();

        // Most have run for other tests already.
        Parallel.ForEach(scenarios, one => Outcomes.Of(one.Owner, one.Scenario));
        return scenarios
            .SelectMany(one => Outcomes.Of(one.Owner, one.Scenario))
            .SelectMany(outcome => outcome.Errors)
            .Select(error => (Id: error.Id.Split(',')[0], Text: Normalized(error.Message)))
            .Where(error => Ids.Contains(error.Id))
            .Distinct()
            .OrderBy(error => error.Text, StringComparer.Ordinal)
            .ToLookup(error => error.Id, error => error.Text);
    }

    private static ILookup<string, string> Read()
    {
        if (ReviewedFile.IsAccepting)
        {
            Write();
        }

        var id = string.Empty;
        var messages = new List<(string Id, string Text)>();
        foreach (var line in File.Lines())
        {
            if (line.StartsWith(Section, StringComparison.Ordinal))
            {
                id = line[Section.Length..];
            }
            else
            {
                messages.Add((id, line));
            }
        }

        return messages.ToLookup(message => message.Id, message => message.Text);
    }

    private static void Write() =>
        File.Write(Ids.Where(id => Produced(id).Count > 0).SelectMany(id => (IEnumerable<string>)[string.Empty, Section + id, .. Produced(id)]));

    /// <summary>
    /// A message on one line, without what may differ from run to run: random ids, places of the machine, and the virtual time of day,
    /// which depends on how works that run side by side wait for each other.
    /// </summary>
    private static string Normalized(string message)
    {
        var text = message.Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        text = TempPath.Replace(text, match => $"<temp>/{match.Groups["file"].Value}");
        text = text.Replace(Environment.CurrentDirectory + Path.DirectorySeparatorChar, "<folder>/", StringComparison.Ordinal);
        text = text.Replace(Tree.Root + Path.DirectorySeparatorChar, "<root>/", StringComparison.Ordinal);
        text = TimeOfDay().Replace(text, "${date} hh:mm");
        return Identifier().Replace(text, match => match.Value.EndsWith(FixedIds, StringComparison.Ordinal) ? match.Value : "<guid>");
    }

    [GeneratedRegex(@"(?<date>\d{4}-\d\d-\d\d) \d\d:\d\d(?::\d\d)?")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(?<=azbt)[0-9a-f]{32}")]
    private static partial Regex Identifier();
}
