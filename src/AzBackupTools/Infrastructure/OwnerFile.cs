using System;
using System.IO;
using System.Runtime.InteropServices;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// A file that only its owner may read: mode 0600, and what the folder grants under Windows. It is written beside its place, and what
/// is in its place stays untouched until it moves there.
/// </summary>
internal sealed class OwnerFile
{
    private const uint OwnerReadsAndWrites = 0x180;

    private readonly string _path;
    private readonly string _parameter;

    private OwnerFile(string path, string parameter)
    {
        _path = path;
        _parameter = parameter;
        Beside = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
    }

    /// <summary>Where the content is until it is in its place.</summary>
    internal string Beside { get; }

    /// <summary>Refuses a place that a file cannot be written to: one is there already, or the folder is not.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="force">Whether a file may be overwritten.</param>
    /// <param name="parameter">The parameter that says where.</param>
    /// <exception cref="BackupException">FileExists, or InvalidArgument.</exception>
    internal static void RequirePlace(string path, bool force, string parameter)
    {
        if (!force && File.Exists(path))
        {
            throw new BackupException(ErrorIds.FileExists, $"There is a file '{path}' already.", $"Overwrite it with -Force, or name another -{parameter}.", path);
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw NotWritable(path, parameter, $"there is no folder '{folder}'.", null);
        }
    }

    /// <summary>Writes a file. It is never readable for others, not even for a moment, and no half of it stays behind.</summary>
    /// <returns>The full path.</returns>
    internal static string Write(string path, byte[] content, bool force, string parameter)
    {
        var file = WriteBeside(path, content, force, parameter);
        try
        {
            return file.MoveToPlace();
        }
        catch (BackupException)
        {
            file.Discard();
            throw;
        }
    }

    /// <summary>Writes the content beside its place.</summary>
    /// <exception cref="BackupException">FileExists, or InvalidArgument; then nothing stays behind.</exception>
    internal static OwnerFile WriteBeside(string path, byte[] content, bool force, string parameter)
    {
        RequirePlace(path, force, parameter);
        var written = new OwnerFile(path, parameter);
        try
        {
            using var file = new FileStream(written.Beside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && ChangeMode(written.Beside, OwnerReadsAndWrites) != 0)
            {
                throw new IOException("its mode cannot be changed to 0600.");
            }

            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
            return written;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            written.Discard();
            throw written.NotWritable(e);
        }
    }

    /// <summary>Moves the content to its place, at one stroke where a file is there already.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="BackupException">InvalidArgument; then the content is still beside.</exception>
    internal string MoveToPlace()
    {
        try
        {
            if (File.Exists(_path))
            {
                File.Replace(Beside, _path, null);
            }
            else
            {
                File.Move(Beside, _path);
            }

            return _path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>Takes away what is beside.</summary>
    internal void Discard()
    {
        try
        {
            File.Delete(Beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its disk is gone, and the failure that led here says more.
        }
    }

    /// <summary>The system speaks of the file beside, which the user has never heard of.</summary>
    private BackupException NotWritable(Exception cause) => NotWritable(_path, _parameter, cause.Message.Replace(Beside, _path), cause);

    private static BackupException NotWritable(string path, string parameter, string why, Exception? cause) => new(
        ErrorIds.InvalidArgument, $"-{parameter} '{path}' cannot be written: {why}", $"Name another -{parameter}, in a folder that is there and can be written to.", path, cause);

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
}
