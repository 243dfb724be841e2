using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using Azure;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Tells failures of the network from all others.</summary>
internal static class TransportFailure
{
    /// <summary>Whether no complete answer came, and not because the caller gave up.</summary>
    public static bool Is(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && e is RequestFailedException { Status: 0 } or HttpRequestException or IOException or SocketException or OperationCanceledException;

    /// <summary>Whether the request surely never reached the service, so that even a POST can be repeated.</summary>
    public static bool IsBeforeSending(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.HostUnreachable or SocketError.NetworkUnreachable })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name of the host leads nowhere.</summary>
    public static bool IsUnknownHost(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } or WebException { Status: WebExceptionStatus.NameResolutionFailure })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody's patience ended it: an HttpClient that has waited long enough cancels.</summary>
    public static bool IsTimeout(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException or TimeoutException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What failed, in the words of the layer that knows best.</summary>
    public static string Reason(Exception e)
    {
        if (IsTimeout(e))
        {
            return "it took too long.";
        }

        var cause = e;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message;
    }
}
