using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace PowerShellProbe.Snapshots;

/// <summary>Takes the snapshots. The same code does it on the double and in pwsh, so that only the engines can differ.</summary>
public static class Snapshot
{
    public static ObjectSnapshot Of(PSObject? value, IEnumerable<string> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var snapshot = new ObjectSnapshot { TypeName = value is null ? "null" : value.TypeNames[0], Text = Text(value) };
        foreach (var property in properties)
        {
            snapshot.Properties[property] = Text(Follow(value, property));
        }

        return snapshot;
    }

    public static ErrorSnapshot Of(ErrorRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ErrorSnapshot
        {
            Id = record.FullyQualifiedErrorId,
            Category = record.CategoryInfo.Category.ToString(),
            CategoryText = record.CategoryInfo.ToString(),
            Message = record.ToString(),
            Recommendation = record.ErrorDetails?.RecommendedAction is { Length: > 0 } action ? action : null,
            Target = Text(record.TargetObject),
        };
    }

    public static string Of(ProgressRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.RecordType == ProgressRecordType.Completed
            ? $"{record.Activity}: completed"
            : $"{record.Activity}: {record.StatusDescription}"
                + (record.CurrentOperation is { Length: > 0 } operation ? $" ({operation})" : string.Empty)
                + (record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : string.Empty);
    }

    /// <summary>A value in the invariant culture; times to the second in ISO 8601, lists with commas, null as null.</summary>
    public static string? Text(object? value)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject is { } inner && inner.GetType().Name != "PSCustomObject" ? inner : value : value;
        return bare switch
        {
            null => null,
            string text => text,
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            IDictionary dictionary => string.Join(",", dictionary.Keys.Cast<object>().Select(k => k + "=" + Text(dictionary[k])).OrderBy(t => t, StringComparer.Ordinal)),
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
