using System;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Hosts beside that of ARM, one for each resource of a kind: the blobs of a storage account, the secrets of a key vault.</summary>
/// <remarks>
/// In a process every host leads here, and a resource has the address that Azure would give it. Over a socket it has one below our own,
/// as emulators of storage do: https://learn.microsoft.com/azure/storage/common/storage-use-azurite. Who leads the name of the host here
/// is answered under that name.
/// </remarks>
internal sealed class NamedHosts
{
    private const string InProcess = "http://emulator.localhost";

    private readonly string _folder;

    /// <param name="end">What the hosts end with: <c>.blob.core.windows.net</c>.</param>
    /// <param name="folder">The folder of our own address that stands for them: <c>/_blobs/</c>.</param>
    public NamedHosts(string end, string folder)
    {
        End = end;
        _folder = folder;
    }

    /// <summary>What the hosts end with.</summary>
    public string End { get; }

    public bool Covers(Uri uri) => IsOne(uri.Host) || uri.AbsolutePath.StartsWith(_folder, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of a resource, as a client can reach it; with a slash at its end.</summary>
    /// <param name="door">Scheme and authority under which the client reached us.</param>
    /// <param name="name">The resource.</param>
    public string Endpoint(string door, string name) =>
        Uri.TryCreate(door, UriKind.Absolute, out Uri? address) && (address.IsLoopback || address.Scheme == Uri.UriSchemeHttp)
            && !IsOne(address.Host) && !door.Equals(InProcess, StringComparison.OrdinalIgnoreCase)
                ? $"{door}{_folder}{name}/"
                : $"https://{name}{End}/";

    /// <summary>The resource of an address, and the path behind it as it was written.</summary>
    public (string Name, string Path) Split(Uri uri)
    {
        if (IsOne(uri.Host))
        {
            return (uri.Host.Substring(0, uri.Host.Length - End.Length), uri.AbsolutePath);
        }

        string path = uri.AbsolutePath;
        int end = path.IndexOf('/', _folder.Length);
        return (Uri.UnescapeDataString(end < 0 ? path.Substring(_folder.Length) : path.Substring(_folder.Length, end - _folder.Length)), end < 0 ? "/" : path.Substring(end));
    }

    private bool IsOne(string host) => host.EndsWith(End, StringComparison.OrdinalIgnoreCase);
}
