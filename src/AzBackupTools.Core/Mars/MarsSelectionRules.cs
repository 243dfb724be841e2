using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>What can be selected, and whether anything is left of it.</summary>
internal static class MarsSelectionRules
{
    public static IEnumerable<MarsFinding> Find(MarsPolicy policy, MarsFiles? files)
    {
        if (policy.Items.Count == 0)
        {
            yield return MarsFinding.Error(
                ErrorIds.InvalidArgument, "Item", "Nothing is selected: the policy has no items.", "Give volumes, folders or files: -Item C:\\Data, D:\\.");
        }

        var paths = policy.Items.Concat(policy.Exclusions.Select(static exclusion => exclusion.Path));
        foreach (var path in paths.Where(static path => !MarsPaths.TryNormalize(path, out var normal) || normal != path))
        {
            yield return BadPath(path);
        }

        foreach (var item in policy.Items.Where(static item => MarsPaths.TryNormalize(item, out _)))
        {
            foreach (var finding in FindItem(policy, item, files))
            {
                yield return finding;
            }
        }

        foreach (var exclusion in policy.Exclusions.Where(one => !policy.Items.Any(item => MarsPaths.Covers(item, one.Path) || MarsPaths.Covers(one.Path, item))))
        {
            yield return MarsFinding.Warning(
                "ExclusionWithoutEffect", exclusion.Path, $"'{exclusion}' leaves nothing out: nothing there is selected.", "Check the path, or take it away with Remove-MarsExclusion.");
        }

        if (policy.Items.Count > 0 && policy.Items.All(item => IsExcluded(policy, item)))
        {
            yield return MarsFinding.Error(
                ErrorIds.InvalidArgument, "Exclude", "The exclusions leave nothing to back up.", "Take one away, or stop backups with Stop-MarsProtection -RetainData.");
        }
    }

    internal static MarsFinding BadPath(string path) => MarsFinding.Error(
        ErrorIds.InvalidMarsPath,
        path,
        $"'{path}' is no path that an agent can back up.",
        "Give an absolute path on a drive of the server, without wildcards: C:\\Data, or D:\\ for a whole volume. Network shares and mapped drives are not supported.");

    internal static MarsFinding NoDrive(string path) => MarsFinding.Error(
        ErrorIds.InvalidMarsPath, path, $"There is no drive {MarsPaths.VolumeOf(path)} on this server.", "Give a path on a local drive that is there.");

    private static IEnumerable<MarsFinding> FindItem(MarsPolicy policy, string item, MarsFiles? files)
    {
        if (policy.Items.FirstOrDefault(other => !MarsPaths.Same(other, item) && MarsPaths.Covers(other, item)) is { } outer)
        {
            yield return MarsFinding.Warning("ItemSelectedTwice", item, $"'{item}' is selected already: it lies in '{outer}'.", "Leave it out.");
        }

        if (IsExcluded(policy, item))
        {
            yield return MarsFinding.Note(
                "ItemExcluded", item, $"Nothing of '{item}' is backed up: it is selected and wholly excluded, so that later backups of it can be incremental ones.", "Where it is to be backed up again, take the exclusion away with Remove-MarsExclusion.");
        }

        if (files is not null && !files.HasVolume(item))
        {
            yield return NoDrive(item);
        }
        else if (files is not null && !files.Exists(item))
        {
            yield return MarsFinding.Warning("ItemMissing", item, $"There is no '{item}' on this server.", "Check the path; as long as it is missing, backups end with a warning.");
        }
    }

    private static bool IsExcluded(MarsPolicy policy, string item) =>
        policy.Exclusions.Any(exclusion => exclusion.Subfolders && exclusion.FileTypes.Count == 0 && MarsPaths.Covers(exclusion.Path, item));
}
