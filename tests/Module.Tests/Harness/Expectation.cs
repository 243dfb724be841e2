using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Compares what a step wrote with what is expected of it.</summary>
internal static class Expectation
{
    internal static void Assert(Scenario scenario, IReadOnlyList<StepOutcome> outcomes)
    {
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            var faults = Faults(scenario.Steps[i], outcomes[i]).ToList();
            if (faults.Count > 0)
            {
                Xunit.Assert.Fail(Report(scenario, i, faults, outcomes[i]));
            }
        }
    }

    private static IEnumerable<string> Faults(Step step, StepOutcome outcome)
    {
        if (step.Count is { } count && outcome.Outputs.Count != count)
        {
            yield return $"{count} object(s) expected, {outcome.Outputs.Count} written";
        }

        for (var i = 0; step.Texts is not null && i < Math.Min(step.Texts.Count, outcome.Outputs.Count); i++)
        {
            if (!Matches(step.Texts[i], outcome.Outputs[i].Text))
            {
                yield return $"object {i}: {Shown(step.Texts[i])} expected, {Shown(outcome.Outputs[i].Text)} written";
            }
        }

        var items = step.Items.Concat(outcome.Outputs.SelectMany((_, i) => step.Each.Select(e => (Index: i, e.Property, e.Value))));
        foreach (var (index, property, value) in items)
        {
            var found = index < outcome.Outputs.Count ? outcome.Outputs[index].Properties.GetValueOrDefault(property) : "(no such object)";
            if (!Matches(value, found))
            {
                yield return $"object {index}, {property}: {Shown(value)} expected, {Shown(found)} found";
            }
        }

        foreach (var fault in FailureFaults(step, outcome))
        {
            yield return fault;
        }

        foreach (var (stream, contains) in step.Written)
        {
            if (!outcome.Lines[stream].Any(l => l.Contains(contains, StringComparison.Ordinal)))
            {
                yield return $"{stream}: nothing with \"{contains}\" in it";
            }
        }

        foreach (var stream in step.Silent.Where(s => outcome.Lines[s].Count > 0))
        {
            yield return $"{stream}: nothing expected";
        }
    }

    private static IEnumerable<string> FailureFaults(Step step, StepOutcome outcome)
    {
        var left = outcome.Errors.ToList();
        foreach (var expected in step.Failures)
        {
            var found = left.FirstOrDefault(e => e.Id == expected.Id);
            if (found is null)
            {
                yield return $"error {expected.Id} expected";
                continue;
            }

            left.Remove(found);
            if (expected.Category is { } category && found.Category != category.ToString())
            {
                yield return $"error {expected.Id}: category {category} expected, {found.Category} found";
            }

            if (expected.Target is { } target && !Matches(target, found.Target))
            {
                yield return $"error {expected.Id}: target {Shown(target)} expected, {Shown(found.Target)} found";
            }
        }

        foreach (var surplus in left)
        {
            yield return $"error {surplus.Id} not expected";
        }
    }

    private static bool Matches(string? expected, string? found)
    {
        if (expected is null || found is null || !expected.Contains('*', StringComparison.Ordinal))
        {
            return expected == found;
        }

        var parts = expected.Split('*');
        if (!found.StartsWith(parts[0], StringComparison.Ordinal) || !found.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            at = found.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return at + parts[^1].Length <= found.Length;
    }

    private static string Shown(string? text) => text is null ? "null" : $"\"{text}\"";

    private static string Report(Scenario scenario, int index, List<string> faults, StepOutcome outcome) => string.Join(
        Environment.NewLine,
        [
            $"Scenario '{scenario.Name}', step {index + 1}: {scenario.Steps[index].Script}",
            .. faults.Select(fault => "  - " + fault),
            "What it wrote:",
            .. outcome.Outputs.Select(Line),
            .. outcome.Errors.Select(error => $"  error    {error.Id} [{error.Category}] {error.Message} (target {Shown(error.Target)})"),
            .. outcome.Lines.SelectMany(stream => stream.Value.Select(line => $"  {stream.Key.ToString().ToLowerInvariant(),-8} {line}")),
        ]);

    private static string Line(ObjectSnapshot output) =>
        $"  output   {output.TypeName} {Shown(output.Text)} {string.Join(" ", output.Properties.Select(pair => $"{pair.Key}={Shown(pair.Value)}"))}";
}
