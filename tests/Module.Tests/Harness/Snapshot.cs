using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>Turns what a step wrote into texts that a scenario can name.</summary>
internal static class Snapshot
{
    internal static StepOutcome Of(SessionResult result, IReadOnlyList<string> properties) => new()
    {
        Outputs = [.. result.Output.Select(value => Of(value, properties))],
        Errors = [.. result.Errors.Select(Of)],
        Lines = new Dictionary<StreamName, IReadOnlyList<string>>
        {
            [StreamName.Warning] = result.Warnings,
            [StreamName.Verbose] = result.Verbose,
            [StreamName.Debug] = result.Debug,
            [StreamName.Information] = result.Information,
            [StreamName.Progress] = [.. result.Progress.Select(Of)],
            [StreamName.Host] = result.HostLines,
            [StreamName.Question] = result.Questions,
        },
    };

    private static ObjectSnapshot Of(PSObject? value, IReadOnlyList<string> properties) =>
        new(
            value is null ? "null" : value.TypeNames[0],
            Text(value),
            properties.ToDictionary(path => path, path => Text(Follow(value, path))));

    private static ErrorSnapshot Of(ErrorRecord record) => new()
    {
        Id = record.FullyQualifiedErrorId,
        Category = record.CategoryInfo.Category.ToString(),
        Message = record.ToString(),
        Target = Text(record.TargetObject),
    };

    private static string Of(ProgressRecord record) =>
        record.RecordType == ProgressRecordType.Completed
            ? $"{record.Activity}: completed"
            : $"{record.Activity}: {record.StatusDescription}"
                + (record.CurrentOperation is { Length: > 0 } operation ? $" ({operation})" : string.Empty)
                + (record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : string.Empty);

    /// <summary>A value in the invariant culture; times to the second in ISO 8601, lists with commas, null as null.</summary>
    private static string? Text(object? value)
    {
        var bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => null,
            string text => text,
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            IDictionary table => string.Join(",", table.Keys.Cast<object>().Select(key => key + "=" + Text(table[key])).Order(StringComparer.Ordinal)),
            IEnumerable many => string.Join(",", many.Cast<object?>().Select(Text)),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => bare.ToString(),
        };
    }

    private static object? Follow(PSObject? value, string path)
    {
        object? current = value;
        foreach (var name in path.Split('.'))
        {
            if (current is null)
            {
                return null;
            }

            var bare = current is PSObject wrapped ? wrapped.BaseObject : current;
            current = bare is IDictionary dictionary ? dictionary[name] : PSObject.AsPSObject(current).Properties[name]?.Value;
        }

        return current;
    }
}
