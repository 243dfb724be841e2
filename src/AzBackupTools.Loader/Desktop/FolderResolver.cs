using System;
using System.IO;
using System.Reflection;

namespace AzBackupTools.Loader.Desktop;

/// <summary>Answers what the .NET Framework cannot find, for requesters in our folder and only for them.</summary>
internal sealed class FolderResolver
{
    private readonly string _folder;
    private readonly AssemblyTable _files;

    private FolderResolver(string folder)
    {
        _folder = folder;
        _files = AssemblyTable.OfFolder(folder);
    }

    /// <summary>Starts to answer for a folder, for as long as the process lives: what is loaded cannot be unloaded here.</summary>
    public static void Install(string folder) => AppDomain.CurrentDomain.AssemblyResolve += new FolderResolver(folder).Resolve;

    private Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        AssemblyName requested = new(request.Name);
        return ResolveDecision.IsOurs(requested, FolderOf(request.RequestingAssembly), _folder, _files.Find)
            ? Assembly.LoadFrom(_files.PathOf(requested.Name)!)
            : null;
    }

    private static string? FolderOf(Assembly? requester) =>
        requester is null || requester.IsDynamic || requester.Location.Length == 0 ? null : Path.GetDirectoryName(requester.Location);
}
