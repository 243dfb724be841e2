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

    public string GetUnresolvedProviderPathFromPSPath(string path) => GetUnresolvedProviderPathFromPSPath(path, out _, out _);

    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo provider, out PSDriveInfo? drive)
    {
        ArgumentNullException.ThrowIfNull(path);
        provider = _fileSystem;
        drive = null;
        if (path.IndexOf("::", StringComparison.Ordinal) is > 0 and var qualified)
        {
            var name = path[..qualified];
            provider = Provider(name[(name.LastIndexOf('\\') + 1)..]) ?? throw new ProviderNotFoundException($"Cannot find a provider with the name '{name}'.");
            path = path[(qualified + 2)..];
        }
        else if (path.IndexOfAny([':', '/', '\\']) is > 0 and var colon && path[colon] == ':' && !IsVolume(path[..colon]))
        {
            drive = new PSDriveInfo(path[..colon]);
            provider = drive.Name.Equals("Temp", StringComparison.OrdinalIgnoreCase) ? _fileSystem : Provider(drive.Name)
                ?? throw new DriveNotFoundException($"Cannot find drive. A drive with the name '{drive.Name}' does not exist.");
            path = path[(colon + 1)..].TrimStart('/', '\\');
            if (provider == _fileSystem)
            {
                return System.IO.Path.Combine(System.IO.Path.GetTempPath(), path);
            }
        }

        if (provider != _fileSystem)
        {
            return path;
        }

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

    /// <summary>The providers of an engine without a module, by their own names and, but for the first, by those of their drives.</summary>
    private ProviderInfo? Provider(string name) => name.ToUpperInvariant() switch
    {
        "FILESYSTEM" => _fileSystem,
        "ENV" or "ENVIRONMENT" => new ProviderInfo("Environment"),
        "FUNCTION" => new ProviderInfo("Function"),
        "VARIABLE" => new ProviderInfo("Variable"),
        "ALIAS" => new ProviderInfo("Alias"),
        _ => null,
    };

    private static bool IsVolume(string name) => OperatingSystem.IsWindows() && name.Length == 1 && Directory.Exists(name + ":\\");
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

/// <summary>A drive of the session.</summary>
public class PSDriveInfo
{
    internal PSDriveInfo(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public override string ToString() => Name;
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
