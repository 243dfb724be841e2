using System.Collections.ObjectModel;
using System.IO;
using PowerShellDouble.Execution;

namespace System.Management.Automation;

/// <summary>Paths, of the file system only.</summary>
public sealed class PathIntrinsics
{
    private readonly SessionContext _context;
    private readonly ProviderInfo _fileSystem = new("FileSystem");

    internal PathIntrinsics(SessionContext context)
    {
        _context = context;
    }

    public PathInfo CurrentFileSystemLocation => new(_context.Location, _fileSystem);

    public PathInfo CurrentLocation => new(_context.Location, _fileSystem);

    public string Combine(string parent, string child) => System.IO.Path.Combine(parent, child);

    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        }

        return System.IO.Path.GetFullPath(path, _context.Location);
    }

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        provider = _fileSystem;
        var full = GetUnresolvedProviderPathFromPSPath(path);
        var name = System.IO.Path.GetFileName(full);
        var found = new Collection<string>();
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            if (!File.Exists(full) && !Directory.Exists(full))
            {
                throw new ItemNotFoundException($"Cannot find path '{full}' because it does not exist.");
            }

            found.Add(full);
            return found;
        }

        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        foreach (var entry in Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [])
        {
            if (pattern.IsMatch(System.IO.Path.GetFileName(entry)))
            {
                found.Add(entry);
            }
        }

        return found;
    }
}

/// <summary>A place in the file system.</summary>
public sealed class PathInfo
{
    internal PathInfo(string path, ProviderInfo provider)
    {
        Path = path;
        Provider = provider;
    }

    public string Path { get; }

    public ProviderInfo Provider { get; }

    public string ProviderPath => Path;

    public override string ToString() => Path;
}

/// <summary>A provider: the double has the file system's name only.</summary>
public class ProviderInfo
{
    internal ProviderInfo(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public override string ToString() => "Microsoft.PowerShell.Core\\" + Name;
}
