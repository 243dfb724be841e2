using System;
using System.IO;

namespace AzBackupTools.Emulator.Host;

/// <summary>The file that keeps the emulator's state between two runs.</summary>
internal static class StateFile
{
    /// <summary>
    /// Writes beside the file and then takes its place, so that whoever looks finds the old state or the new one, whole. Only the owner may
    /// look (mode 0600, and what the folder grants under Windows): the secrets of key vaults are in it.
    /// </summary>
    public static void Write(string path, byte[] state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string beside = FormattableString.Invariant($"{path}.{Environment.ProcessId}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            // What a process of the same number left behind has a mode of its own.
            File.Delete(beside);
            using (var file = new FileStream(beside, options))
            {
                file.Write(state);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
