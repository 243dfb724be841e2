using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>The files of a server: the machine's own, or those of a folder that has a subfolder for each drive.</summary>
/// <param name="root">The folder whose subfolder C stands for <c>C:\</c>; null for the machine's own drives.</param>
public sealed class MarsFiles(string? root)
{
    /// <summary>Where a normalized path really is.</summary>
    public string Map(string path)
    {
        if (root is null)
        {
            return path;
        }

        // A server's paths know no case, while the folder that stands for it may.
        return path.Substring(3).Split(['\\'], StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(Path.Combine(root, path.Substring(0, 1)), static (folder, name) => Path.Combine(folder, NameIn(folder, name)));
    }

    /// <summary>Whether the volume of a normalized path is there.</summary>
    public bool HasVolume(string path) => Directory.Exists(Map(MarsPaths.VolumeOf(path)));

    /// <summary>Whether a path of this machine is lost with the server: it is on a disk of its own, or in the folder that stands for it.</summary>
    public bool IsOnServer(string path)
    {
        var full = Path.GetFullPath(path);
        if (root is not null)
        {
            return full.StartsWith(Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
        }

        // Windows names shares \\server\share; a mapped or a removable drive is no fixed one.
        return !full.StartsWith("\\\\", StringComparison.Ordinal) && new DriveInfo(Path.GetPathRoot(full)!).DriveType == DriveType.Fixed;
    }

    /// <summary>Whether there is a file or folder.</summary>
    public bool Exists(string path) => Directory.Exists(Map(path)) || File.Exists(Map(path));

    /// <summary>The files that a policy takes, by their normalized paths; folders that cannot be read are passed over.</summary>
    public IEnumerable<(string Path, FileInfo File)> Selected(MarsPolicy policy) =>
        policy.Items.SelectMany(Under).Where(file => policy.Takes(file.Path)).GroupBy(static file => file.Path).Select(static same => same.First());

    /// <summary>The folders that a policy takes, by their normalized paths: they come back also where nothing is in them.</summary>
    public IEnumerable<(string Path, DirectoryInfo Folder)> Folders(MarsPolicy policy) =>
        policy.Items.SelectMany(Entries).Where(one => one.Entry is DirectoryInfo && policy.Takes(one.Path))
            .GroupBy(static one => one.Path).Select(static same => (same.Key, (DirectoryInfo)same.First().Entry));

    private static string NameIn(string folder, string name)
    {
        if (Directory.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name)))
        {
            return name;
        }

        return Entries(new DirectoryInfo(folder)).Select(static entry => entry.Name).FirstOrDefault(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    private IEnumerable<(string Path, FileInfo File)> Under(string item) =>
        Entries(item).Where(static one => one.Entry is FileInfo).Select(static one => (one.Path, (FileInfo)one.Entry));

    private IEnumerable<(string Path, FileSystemInfo Entry)> Entries(string item)
    {
        var real = Map(item);
        if (File.Exists(real))
        {
            yield return (item, new FileInfo(real));
            yield break;
        }

        var folders = new Stack<(string Path, DirectoryInfo Folder)>();
        folders.Push((item, new DirectoryInfo(real)));
        while (folders.Count > 0)
        {
            var (path, folder) = folders.Pop();
            foreach (var entry in Entries(folder))
            {
                var below = path.TrimEnd('\\') + "\\" + entry.Name;
                var isLink = entry is DirectoryInfo && (entry.Attributes & FileAttributes.ReparsePoint) != 0;
                if (!isLink)
                {
                    yield return (below, entry);
                }

                if (!isLink && entry is DirectoryInfo sub)
                {
                    folders.Push((below, sub));
                }
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.Exists ? folder.GetFileSystemInfos() : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
