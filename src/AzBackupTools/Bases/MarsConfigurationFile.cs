using System;
using System.IO;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Commands;

/// <summary>A file that holds the configuration of an agent.</summary>
internal static class MarsConfigurationFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BackupException">InvalidPolicyFile.</exception>
    internal static MarsConfiguration Read(string path)
    {
        try
        {
            return MarsConfiguration.Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(ErrorIds.InvalidPolicyFile, $"'{path}' cannot be read: {exception.Message}", "Give a file of Export-MarsPolicy.", path, exception);
        }
    }
}
