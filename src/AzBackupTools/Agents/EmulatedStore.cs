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

    private string Points => Path.Combine(folder, "points");

    /// <summary>Backs up files.</summary>
    /// <returns>The bytes of all, and of those whose content was new.</returns>
    internal (long Size, long Transferred) Write(string point, IEnumerable<(string Path, FileInfo File)> files, bool whole)
    {
        Directory.CreateDirectory(Contents);
        Directory.CreateDirectory(Points);
        var list = new JsonArray();
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
            list.Add(new JsonObject { ["path"] = path, ["hash"] = hash, ["size"] = file.Length });
        }

        File.WriteAllText(Path.Combine(Points, point + ".json"), list.ToJsonString());
        return (size, transferred);
    }

    /// <summary>The files of a recovery point: their paths, and where their contents are.</summary>
    internal IReadOnlyList<(string Path, string Content, long Size)> Read(string point) => JsonNode.Parse(File.ReadAllText(Path.Combine(Points, point + ".json")))!.AsArray()
        .Select(file => (file!["path"]!.GetValue<string>(), Path.Combine(Contents, file["hash"]!.GetValue<string>()), file["size"]!.GetValue<long>()))
        .ToList();

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
