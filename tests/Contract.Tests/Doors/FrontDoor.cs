using System;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Emulator;

namespace AzBackupTools.Contract.Tests.Doors;

/// <summary>A way to an engine.</summary>
public abstract class FrontDoor : IAsyncDisposable
{
    /// <summary>Where the engine answers.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>What sends; null for a handler of the client's own.</summary>
    public abstract HttpMessageHandler? Handler { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>Opens doors of one kind.</summary>
public interface IDoorKind
{
    static abstract Task<FrontDoor> OpenAsync(EmulatorEngine engine);
}
