using System.Globalization;
using AzBackupTools.Conformance;

string? folder = args.FirstOrDefault();
if (folder is null || !Directory.Exists(folder))
{
    Console.Error.WriteLine(folder is null ? "Name a folder of recordings." : $"There is no folder '{folder}'.");
    return 2;
}

KnownDifferences known = KnownDifferences.Read(Path.Combine(AppContext.BaseDirectory, "known-differences.txt"));
ConformanceRun run = await ConformanceRun.OfAsync(folder, known, CancellationToken.None);
foreach (Difference difference in run.Differences)
{
    Console.WriteLine((difference.Reason is null ? "DIFFERS " : "known   ") + difference);
}

int unknown = run.Unknown.Select(difference => (difference.Recording, difference.Number)).Distinct().Count();
double share = run.Exchanges == 0 ? 1 : 1.0 * run.Agreeing / run.Exchanges;
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{run.Agreeing} of {run.Exchanges} exchanges agree ({share:P1}); {run.Exchanges - run.Agreeing - unknown} more differ in reviewed ways only; {unknown} differ otherwise."));
return unknown == 0 ? 0 : 1;
