using System;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Infrastructure;

/// <summary>What a user means by a path: relative to the current location, with ~ and the drives of PowerShell, but always a file or folder.</summary>
internal static class FilePath
{
    /// <summary>The full path.</summary>
    /// <param name="pipeline">The pipeline, whose thread alone knows the current location.</param>
    /// <param name="path">The path as it was given. There need not be anything.</param>
    /// <param name="parameter">The parameter that it was given to.</param>
    /// <exception cref="BackupException">InvalidArgument: it leads to no place in the file system.</exception>
    internal static Task<string> ResolveAsync(this IPipeline pipeline, string path, string parameter) => pipeline.InvokeAsync(cmdlet => Resolve(cmdlet, path, parameter));

    /// <summary>The same, on the pipeline's thread.</summary>
    internal static string Resolve(PSCmdlet cmdlet, string path, string parameter)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name != "FileSystem")
            {
                throw Invalid(path, parameter, $"is a path of the provider {provider.Name}, not of a file", "Give a path on a disk or a share.", null);
            }

            // Windows PowerShell finds characters that no file name has only here.
            _ = Path.GetFullPath(full);
            return full;
        }
        catch (System.Management.Automation.DriveNotFoundException e)
        {
            throw Invalid(path, parameter, "is on a drive that is not there", "Plug the disk in or map the share, or give a path on a drive that is there.", e);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or NotSupportedException or ArgumentException or PathTooLongException)
        {
            throw Invalid(path, parameter, "is no path of a file", "Give a path on a disk or a share.", e);
        }
    }

    private static BackupException Invalid(string path, string parameter, string complaint, string remedy, Exception? cause) =>
        new(ErrorIds.InvalidArgument, $"-{parameter} '{path}' {complaint}.", remedy, path, cause);
}
