using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AzBackupTools.Agents;

/// <summary>The contents of an emulated server's backups: each content once, and for each recovery point the list of its files.</summary>
internal sealed class EmulatedStore(string folder)
{
    private string Contents => Path.Combine(folder, "contents");

    private string Lists => Path.Combine(folder, "points");

    /// <summary>The bytes of all contents, each once.</summary>
    internal long Size => Directory.Exists(Contents) ? new DirectoryInfo(Contents).EnumerateFiles().Sum(static file => file.Length) : 0;

    /// <summary>Backs up files and folders.</summary>
    /// <returns>The bytes of all, those whose content was new, and the files that could not be read.</returns>
    internal (long Size, long Transferred, IReadOnlyList<string> Unread) Write(string list, IEnumerable<(string Path, FileSystemInfo Entry)> selected, bool whole)
    {
        Directory.CreateDirectory(Contents);
        Directory.CreateDirectory(Lists);
        var entries = new JsonArray();
        var unread = new List<string>();
        long size = 0;
        long transferred = 0;
        foreach (var (path, entry) in selected.OrderBy(static one => one.Path, StringComparer.Ordinal))
        {
            try
            {
                var (hash, length, sent) = entry is FileInfo file ? Keep(file, whole) : (null, 0, 0);
                size += length;
                transferred += sent;
                entries.Add(new JsonObject { ["path"] = path, ["hash"] = hash, ["size"] = length });
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                unread.Add(path);
            }
        }

        File.WriteAllText(ListOf(list), entries.ToJsonString());
        return (size, transferred, unread);
    }

    /// <summary>The files and folders of a list: their paths, and where the contents of the files are.</summary>
    internal IReadOnlyList<(string Path, string? Content, long Size)> Read(string list) => JsonNode.Parse(File.ReadAllText(ListOf(list)))!.AsArray()
        .Select(entry => (entry!["path"]!.GetValue<string>(), entry["hash"] is { } hash ? Path.Combine(Contents, hash.GetValue<string>()) : null, entry["size"]!.GetValue<long>()))
        .ToList();

    /// <summary>Lets go of all that these lists do not hold.</summary>
    internal void Keep(IEnumerable<string> lists)
    {
        if (!Directory.Exists(Lists))
        {
            return;
        }

        var kept = new HashSet<string>(lists, StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Lists).Where(file => !kept.Contains(Path.GetFileNameWithoutExtension(file))).ToList())
        {
            File.Delete(file);
        }

        var contents = new HashSet<string>(kept.SelectMany(Read).Select(static file => file.Content).OfType<string>(), StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Contents).Where(file => !contents.Contains(file)).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Puts files and folders where they are to be.</summary>
    /// <param name="entries">Those of <see cref="Read" />.</param>
    /// <param name="target">Where each goes, by its path.</param>
    /// <param name="conflict">What to do where a file is there already.</param>
    /// <returns>The bytes that were written, and why some could not be.</returns>
    internal static (long Bytes, IReadOnlyList<string> Failed) Restore(IEnumerable<(string Path, string? Content, long Size)> entries, Func<string, string> target, MarsConflict conflict)
    {
        long bytes = 0;
        var failed = new List<string>();
        foreach (var (path, content, _) in entries)
        {
            try
            {
                bytes += Restore(content, target(path), conflict);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failed.Add($"{path} ({exception.Message.TrimEnd('.')})");
            }
        }

        return (bytes, failed);
    }

    private static long Restore(string? content, string target, MarsConflict conflict)
    {
        if (content is null)
        {
            Directory.CreateDirectory(target);
            return 0;
        }

        if (File.Exists(target) && conflict == MarsConflict.Skip)
        {
            return 0;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(content, File.Exists(target) && conflict == MarsConflict.CreateCopy ? FreeName(target) : target, overwrite: true);
        return new FileInfo(content).Length;
    }

    private (string Hash, long Length, long Sent) Keep(FileInfo file, bool whole)
    {
        var hash = HashOf(file);
        var content = Path.Combine(Contents, hash);
        if (!whole && File.Exists(content))
        {
            return (hash, file.Length, 0);
        }

        file.CopyTo(content, overwrite: true);
        return (hash, file.Length, file.Length);
    }

    private string ListOf(string name) => Path.Combine(Lists, name + ".json");

    private static string FreeName(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        for (var number = 1; ; number++)
        {
            var name = Path.Combine(folder, $"Copy {number} of {Path.GetFileName(target)}");
            if (!File.Exists(name))
            {
                return name;
            }
        }
    }

    private static string HashOf(FileInfo file)
    {
        using var sha = SHA256.Create();
        using var stream = file.OpenRead();
        return BitConverter.ToString(sha.ComputeHash(stream)).Replace("-", string.Empty);
    }
}
