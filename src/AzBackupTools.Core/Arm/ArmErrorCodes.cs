namespace AzBackupTools.Core.Arm;

/// <summary>The codes of errors that the client finds itself; all others are the service's.</summary>
public static class ArmErrorCodes
{
    /// <summary>No answer came, after all attempts.</summary>
    public const string TransportFailure = "TransportFailure";

    /// <summary>The name of a host beside that of ARM leads nowhere.</summary>
    public const string HostNotFound = "HostNotFound";

    /// <summary>The last attempt was given up, since it took too long.</summary>
    public const string RequestTimedOut = "RequestTimedOut";

    /// <summary>The answer is truncated or is not the JSON that it should be.</summary>
    public const string InvalidResponse = "InvalidResponse";

    /// <summary>A URL of the service leads to another host, where the token must not go.</summary>
    public const string UntrustedHost = "UntrustedHost";

    /// <summary>The service does not know a running operation any more.</summary>
    public const string OperationLost = "OperationLost";

    /// <summary>An operation ended in failure, and the service says no code.</summary>
    public const string OperationFailed = "OperationFailed";

    /// <summary>An operation was canceled at the service.</summary>
    public const string OperationCanceled = "OperationCanceled";

    /// <summary>No token could be had, or the fresh one was refused, too.</summary>
    public const string AuthenticationFailed = "AuthenticationFailed";

    /// <summary>The pages of a list lead back to one of them.</summary>
    public const string PageLoop = "PageLoop";

    /// <summary>A file outside of ARM cannot be had.</summary>
    public const string DownloadFailed = "DownloadFailed";
}
