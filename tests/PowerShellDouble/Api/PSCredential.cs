using System.Net;
using System.Security;

namespace System.Management.Automation;

/// <summary>A user name with a password.</summary>
public sealed class PSCredential
{
    public PSCredential(string userName, SecureString password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        UserName = userName;
        Password = password;
    }

    private PSCredential()
    {
        UserName = string.Empty;
        Password = new SecureString();
    }

    public static PSCredential Empty { get; } = new();

    public SecureString Password { get; }

    public string UserName { get; }

    public static explicit operator NetworkCredential(PSCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.GetNetworkCredential();
    }

    public NetworkCredential GetNetworkCredential()
    {
        var slash = UserName.IndexOf('\\', StringComparison.Ordinal);
        return slash > 0
            ? new NetworkCredential(UserName[(slash + 1)..], Password, UserName[..slash])
            : new NetworkCredential(UserName, Password);
    }
}
