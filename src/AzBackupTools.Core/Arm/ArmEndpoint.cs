using System;

namespace AzBackupTools.Core.Arm;

/// <summary>The one host that a client talks to, and the only one that its token goes to.</summary>
internal sealed class ArmEndpoint
{
    /// <summary>The name under which the emulator answers within the process.</summary>
    private const string EmulatorHost = "emulator.localhost";

    private readonly string _prefix;

    public ArmEndpoint(Uri uri)
    {
        Uri = uri;
        _prefix = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    public Uri Uri { get; }

    /// <summary>Whether the endpoint is on this machine, so that http and a dummy token do no harm.</summary>
    public static bool IsLocal(Uri uri) => uri.IsLoopback || string.Equals(uri.Host, EmulatorHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a URI leads to the server of an endpoint, by scheme, host and port.</summary>
    public static bool IsSameServer(Uri uri, Uri endpoint) =>
        uri.Scheme == endpoint.Scheme && uri.Port == endpoint.Port && uri.UserInfo.Length == 0
        && (string.Equals(uri.Host, endpoint.Host, StringComparison.OrdinalIgnoreCase) || string.Equals(uri.IdnHost, endpoint.IdnHost, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses what cannot be an endpoint.</summary>
    public static void Check(Uri? uri, string parameter)
    {
        if (uri is null || !uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ArgumentException($"'{uri}' is no endpoint: an absolute http(s) URI without query is needed, like https://management.azure.com/.", parameter);
        }

        if (uri.Scheme == "http" && !IsLocal(uri))
        {
            throw new ArgumentException($"'{uri}' is http to another machine, where a token can be read on the way. Use https; http is for the emulator on this machine.", parameter);
        }
    }

    /// <summary>
    /// Makes an absolute URI of a path below the endpoint, or checks that an absolute one leads to the endpoint: nextLinks and
    /// the URLs of operations are followed verbatim, but never elsewhere.
    /// </summary>
    /// <exception cref="ArmException">The URI leads to another host: "UntrustedHost".</exception>
    public Uri Resolve(string target)
    {
        if (target.Length > 0 && target[0] == '/')
        {
            return new Uri(_prefix + target);
        }

        if (!Uri.TryCreate(target, UriKind.Absolute, out var uri))
        {
            throw new ArgumentException($"'{target}' is neither a path that starts with '/' nor an absolute URI.", nameof(target));
        }

        return Trust(uri);
    }

    /// <summary>Refuses a URI that is not on the endpoint.</summary>
    public Uri Trust(Uri uri)
    {
        return IsSameServer(uri, Uri)
            ? uri
            : throw new ArmException(
                ArmErrorCodes.UntrustedHost,
                $"A URL leads to {uri.Scheme}://{uri.Authority}, but this connection trusts {Uri.GetLeftPart(UriPartial.Authority)} only: nothing was sent there. "
                + "If that is the ARM of your cloud, connect with its endpoint.");
    }
}
