using System;
using System.IO;
using System.Runtime.InteropServices;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Infrastructure;

/// <summary>Writes files that only their owner may read: mode 0600, and what the folder grants under Windows.</summary>
internal static class OwnerFile
{
    private const uint OwnerReadsAndWrites = 0x180;

    /// <summary>Refuses a file that is there already.</summary>
    /// <exception cref="BackupException">It is, and must not be overwritten.</exception>
    internal static void RequireAbsent(string path, bool force)
    {
        if (!force && File.Exists(path))
        {
            throw new BackupException(ErrorIds.FileExists, $"There is a file '{path}' already.", "Overwrite it with -Force, or name another -Path.", path);
        }
    }

    /// <summary>Writes a file. It is never readable for others, not even for a moment, and no half of it stays behind.</summary>
    /// <returns>The full path.</returns>
    internal static string Write(string path, byte[] content, bool force)
    {
        RequireAbsent(path, force);
        var beside = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && ChangeMode(beside, OwnerReadsAndWrites) != 0)
                {
                    throw new IOException($"The mode of '{beside}' cannot be changed to 0600.");
                }

                file.Write(content, 0, content.Length);
            }

            if (force)
            {
                File.Delete(path);
            }

            File.Move(beside, path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }

            throw new BackupException(ErrorIds.InvalidArgument, $"'{path}' cannot be written: {e.Message}", "Name another -Path, in a folder that is there and can be written to.", path, e);
        }
    }

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
}
