namespace AzBackupTools.Conformance;

/// <summary>All recordings of a folder, replayed and held against the reviewed differences.</summary>
/// <param name="Exchanges">How many exchanges there were.</param>
/// <param name="Differences">Everything that differs, known or not.</param>
public sealed record ConformanceRun(int Exchanges, IReadOnlyList<Difference> Differences)
{
    /// <summary>What nobody has reviewed.</summary>
    public IEnumerable<Difference> Unknown => Differences.Where(difference => difference.Reason is null);

    /// <summary>Exchanges without any difference.</summary>
    public int Agreeing => Exchanges - Differences.Where(difference => difference.Number >= 0).Select(difference => (difference.Recording, difference.Number)).Distinct().Count();

    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static async Task<ConformanceRun> OfAsync(string folder, KnownDifferences known, CancellationToken cancellationToken)
    {
        int exchanges = 0;
        var differences = new List<Difference>();
        foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            (int count, IReadOnlyList<Difference> found) = await RecordingReplay.RunAsync(file, cancellationToken).ConfigureAwait(false);
            exchanges += count;
            differences.AddRange(found.Select(known.Explain));
        }

        return new ConformanceRun(exchanges, differences);
    }
}
