using System;
using System.Net.Http;
using System.Threading.Tasks;
using AzBackupTools.Emulator;
using AzBackupTools.Emulator.Http;

namespace AzBackupTools.Contract.Tests.Doors;

/// <summary>Without a socket.</summary>
public sealed class InProcess : FrontDoor, IDoorKind
{
    private readonly EmulatorHttpHandler _handler;

    private InProcess(EmulatorEngine engine) => _handler = new EmulatorHttpHandler(engine);

    public override Uri Endpoint { get; } = new("http://emulator.localhost/");

    public override HttpMessageHandler Handler => _handler;

    public static Task<FrontDoor> OpenAsync(EmulatorEngine engine) => Task.FromResult<FrontDoor>(new InProcess(engine));

    public override ValueTask DisposeAsync()
    {
        _handler.Dispose();
        return ValueTask.CompletedTask;
    }
}
