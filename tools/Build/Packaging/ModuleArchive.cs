using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace AzBackupTools.Build.Packaging;

/// <summary>The zip for Azure Automation and for copying: zip, folder and manifest carry one name.</summary>
internal static class ModuleArchive
{
    // The same module gives the same bytes, whenever it is packed.
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes out/AzBackupTools.version.zip.</summary>
    /// <returns>Its path.</returns>
    public static string Write(Repository repository)
    {
        string path = Path.Combine(repository.Output, $"{Repository.ModuleName}.{repository.Version}.zip");
        File.Delete(path);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string file in Directory.EnumerateFiles(repository.PackedModule, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(repository.Output, file).Replace('\\', '/');
            ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using Stream target = entry.Open();
            using FileStream source = File.OpenRead(file);
            source.CopyTo(target);
        }

        return path;
    }
}
