using System;
using System.IO;

namespace AzBackupTools.Emulator.Host;

/// <summary>The file that keeps the emulator's state between two runs.</summary>
internal static class StateFile
{
    /// <summary>Writes beside the file and then takes its place, so that whoever looks finds the old state or the new one, whole.</summary>
    public static void Write(string path, byte[] state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string beside = FormattableString.Invariant($"{path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
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
