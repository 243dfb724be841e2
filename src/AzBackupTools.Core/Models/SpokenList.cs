using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace AzBackupTools.Core.Models;

/// <summary>A list that is readable where it becomes a cell of a CSV file: its elements, joined by "; ".</summary>
internal sealed class SpokenList<T>(IList<T> elements) : ReadOnlyCollection<T>(elements)
{
    public override string ToString() => string.Join("; ", this);
}

/// <summary>A map that is readable where it becomes a cell of a CSV file: "name=value", joined by "; ".</summary>
internal sealed class SpokenMap(IDictionary<string, string> entries) : ReadOnlyDictionary<string, string>(entries)
{
    public override string ToString() => string.Join("; ", this.Select(static entry => $"{entry.Key}={entry.Value}"));
}

/// <summary>Makes lists and maps readable.</summary>
internal static class Spoken
{
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T> elements) => new SpokenList<T>(elements as IList<T> ?? elements.ToArray());

    public static IReadOnlyDictionary<string, string> Map(IReadOnlyDictionary<string, string> entries) =>
        new SpokenMap(entries as IDictionary<string, string> ?? entries.ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.OrdinalIgnoreCase));
}
