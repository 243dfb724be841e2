using System;
using AzBackupTools.Core.Activity;
using Azure.Core;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>What the policies must know of one request beside its message. It travels on the message, so that clients share a pipeline and still hear only of their own.</summary>
internal sealed class Exchange : IDisposable
{
    public Exchange(IActivitySink activity, ReadOnlyMemory<byte> requestBody, bool pooled)
    {
        Activity = activity;
        RequestBody = requestBody;
        Pooled = pooled;
    }

    public IActivitySink Activity { get; }

    /// <summary>What is sent, for the wire log.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; }

    /// <summary>Whether the body of the answer may live in a rented buffer, since it is read before this is disposed.</summary>
    public bool Pooled { get; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The body of the last answer.</summary>
    public ResponseBody Body { get; private set; } = ResponseBody.Empty;

    public static Exchange Of(HttpMessage message) =>
        message.TryGetProperty(typeof(Exchange), out var value) && value is Exchange exchange
            ? exchange
            : throw new InvalidOperationException("The message was not made by ArmClient.");

    public void Attach(HttpMessage message) => message.SetProperty(typeof(Exchange), this);

    public void Receive(ResponseBody body)
    {
        Body.Dispose();
        Body = body;
    }

    public void Dispose() => Receive(ResponseBody.Empty);
}
