using System;

namespace AzBackupTools.Emulator.State;

/// <summary>A single resource as it was last written: good as long as nobody has changed anything and no moment has come that changes it.</summary>
internal sealed record WrittenBody(object Facts, long Changes, string ApiVersion, string Host, DateTimeOffset From, DateTimeOffset Until, ReadOnlyMemory<byte> Bytes)
{
    public bool Holds(object facts, long changes, string apiVersion, string host, DateTimeOffset now) =>
        ReferenceEquals(Facts, facts) && Changes == changes && now >= From && now < Until && ApiVersion == apiVersion && Host == host;
}
