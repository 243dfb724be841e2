using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Agents;

/// <summary>The contents of an emulated server's backups: each content once, and for each recovery point the list of its files.</summary>
internal sealed class EmulatedStore(string folder)
{
    private string Contents => Path.Combine(folder, "contents");

    private string Lists => Path.Combine(folder, "points");

    /// <summary>The bytes of all contents, each once.</summary>
    internal long Size => Directory.Exists(Contents) ? new DirectoryInfo(Contents).EnumerateFiles().Sum(static file => file.Length) : 0;

    /// <summary>Backs up files.</summary>
    /// <returns>The bytes of all, and of those whose content was new.</returns>
    internal (long Size, long Transferred) Write(string list, IEnumerable<(string Path, FileInfo File)> files, bool whole)
    {
        Directory.CreateDirectory(Contents);
        Directory.CreateDirectory(Lists);
        var entries = new JsonArray();
        long size = 0;
        long transferred = 0;
        foreach (var (path, file) in files.OrderBy(static one => one.Path, StringComparer.Ordinal))
        {
            var hash = HashOf(file);
            var content = Path.Combine(Contents, hash);
            if (whole || !File.Exists(content))
            {
                transferred += file.Length;
                file.CopyTo(content, overwrite: true);
            }

            size += file.Length;
            entries.Add(new JsonObject { ["path"] = path, ["hash"] = hash, ["size"] = file.Length });
        }

        File.WriteAllText(ListOf(list), entries.ToJsonString());
        return (size, transferred);
    }

    /// <summary>The files of a list: their paths, and where their contents are.</summary>
    internal IReadOnlyList<(string Path, string Content, long Size)> Read(string list) => JsonNode.Parse(File.ReadAllText(ListOf(list)))!.AsArray()
        .Select(file => (file!["path"]!.GetValue<string>(), Path.Combine(Contents, file["hash"]!.GetValue<string>()), file["size"]!.GetValue<long>()))
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

        var contents = new HashSet<string>(kept.SelectMany(Read).Select(static file => file.Content), StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Contents).Where(file => !contents.Contains(file)).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Puts a file where it is to be.</summary>
    /// <returns>The bytes that were written: none where a file that was there stays.</returns>
    internal static long Restore(string content, string target, MarsConflict conflict)
    {
        if (File.Exists(target) && conflict == MarsConflict.Skip)
        {
            return 0;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(content, File.Exists(target) && conflict == MarsConflict.CreateCopy ? FreeName(target) : target, overwrite: true);
        return new FileInfo(content).Length;
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
