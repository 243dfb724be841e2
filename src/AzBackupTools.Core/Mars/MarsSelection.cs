using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>A policy with a changed selection, and what that means for backups that are there and to come.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Consequences">What to know before it is made so, in full sentences.</param>
public sealed record MarsSelection(MarsPolicy Policy, IReadOnlyList<string> Consequences)
{
    /// <summary>The paths in the form of the agent.</summary>
    /// <exception cref="BackupException">One is no such path.</exception>
    public static IReadOnlyList<string> Normalized(IEnumerable<string> paths) => paths
        .Select(static path => MarsPaths.TryNormalize(path, out var normal) ? normal : throw MarsSelectionRules.BadPath(path).ToException())
        .ToArray();

    /// <summary>Adds items; those that are selected already change nothing.</summary>
    public static MarsSelection Add(MarsPolicy policy, IEnumerable<string> paths) =>
        Replace(policy, policy.Items.Concat(Normalized(paths)).GroupBy(static path => path.ToUpperInvariant()).Select(static same => same.First()).ToArray());

    /// <summary>Lets a normalized path through that is on a drive of the server.</summary>
    /// <exception cref="BackupException">InvalidMarsPath.</exception>
    public static void CheckDrive(string path, MarsFiles files)
    {
        if (!files.HasVolume(path))
        {
            throw MarsSelectionRules.NoDrive(path).ToException();
        }
    }

    /// <summary>Takes items away; those that are not selected change nothing.</summary>
    /// <exception cref="BackupException">A path lies in an item, so that only an exclusion can leave it out; or nothing would be left.</exception>
    public static MarsSelection Remove(MarsPolicy policy, IEnumerable<string> paths)
    {
        var removed = Normalized(paths);
        foreach (var path in removed)
        {
            if (!policy.Items.Any(item => MarsPaths.Same(item, path)) && policy.Items.FirstOrDefault(item => MarsPaths.Covers(item, path)) is { } outer)
            {
                throw new BackupException(
                    ErrorIds.InvalidMarsPath, $"'{path}' is no item of the policy: it is backed up as a part of '{outer}'.", $"Leave it out with Add-MarsExclusion '{path}'.", path);
            }
        }

        var left = policy.Items.Where(item => !removed.Any(path => MarsPaths.Same(path, item))).ToArray();
        return left.Length > 0 || policy.Items.Count == 0
            ? Replace(policy, left)
            : throw new BackupException(
                ErrorIds.InvalidArgument,
                "That would leave nothing to back up: it clears all selections of the policy.",
                "Stop backups and keep what is there with Stop-MarsProtection -RetainData, or add other items first.",
                removed[0]);
    }

    /// <summary>Selects these items and no others.</summary>
    public static MarsSelection Replace(MarsPolicy policy, IReadOnlyList<string> items)
    {
        var after = policy with { Items = items };
        var consequences = new List<string>();
        foreach (var volume in policy.Volumes.Except(after.Volumes))
        {
            consequences.Add(
                $"Nothing of {volume} is backed up any more. Its backups are kept by the retention of the last one, which cannot be changed any more; if it is selected "
                + $"again, the next backup is a full one. To leave it out for a time only, use Add-MarsExclusion '{volume}' instead.");
        }

        foreach (var volume in policy.Items.Count == 0 ? [] : after.Volumes.Except(policy.Volumes))
        {
            consequences.Add($"{volume} is new to the policy: its first backup is a full one.");
        }

        return new MarsSelection(after, consequences);
    }

    /// <summary>Adds an exclusion; one at the same place takes its file types in.</summary>
    public static MarsSelection Exclude(MarsPolicy policy, MarsExclusion exclusion)
    {
        var same = policy.Exclusions.FirstOrDefault(exclusion.IsSamePlaceAs);
        var types = same is null ? exclusion.FileTypes
            : same.FileTypes.Count == 0 || exclusion.FileTypes.Count == 0 ? [] : same.FileTypes.Union(exclusion.FileTypes).ToArray();
        var kept = policy.Exclusions.Where(one => !one.IsSamePlaceAs(exclusion));

        // An array, since PowerShell cannot index what a collection expression makes of it.
        return new MarsSelection(policy with { Exclusions = kept.Append(exclusion with { FileTypes = types }).ToArray() }, []);
    }

    /// <summary>Takes away one exclusion, and no other one at its place.</summary>
    public static MarsSelection Include(MarsPolicy policy, MarsExclusion exclusion) =>
        new(policy with { Exclusions = policy.Exclusions.Where(one => !one.IsSameAs(exclusion)).ToArray() }, []);

    /// <summary>Takes away all exclusions at a place.</summary>
    public static MarsSelection Include(MarsPolicy policy, IEnumerable<string> paths)
    {
        var places = Normalized(paths);
        return new MarsSelection(policy with { Exclusions = policy.Exclusions.Where(one => !places.Any(place => MarsPaths.Same(place, one.Path))).ToArray() }, []);
    }
}
