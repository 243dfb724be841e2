using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Tests.Support;

namespace AzBackupTools.Core.Tests.Arm;

/// <summary>A client with a scripted service, a clock of its own and an ear.</summary>
internal sealed class ArmFixture : IDisposable
{
    public const string Host = "http://emulator.localhost";
    public const string Vault = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-blue/providers/Microsoft.RecoveryServices/vaults/vault-blue";
    public const string Item = Vault + "/backupFabrics/Azure/protectionContainers/IaasVMContainer%3Biaasvmcontainerv2%3Brg-blue%3Bweb01/protectedItems/VM%3Biaasvmcontainerv2%3Brg-blue%3Bweb01";

    public ArmFixture(Func<ArmClientOptions, ArmClientOptions>? change = null)
    {
        var options = new ArmClientOptions
        {
            Endpoint = new Uri(Host + "/"),
            StaticToken = "dummy",
            Handler = Service,
            Clock = Clock,
            Activity = Sink,
            Retry = new ArmRetryOptions { JitterSeed = 7 },
        };
        Client = new ArmClient(change?.Invoke(options) ?? options);
    }

    public ScriptedHandler Service { get; } = new();

    public ManualClock Clock { get; } = new();

    public RecordingSink Sink { get; } = new();

    public ArmClient Client { get; }

    /// <summary>A client that signs in at the public cloud.</summary>
    public static ArmFixture SignedIn(out FakeCredential credential)
    {
        FakeCredential? made = null;
        var fixture = new ArmFixture(o => o with { Endpoint = null, StaticToken = null, Credential = made = new FakeCredential(o.Clock) });
        credential = made!;
        return fixture;
    }

    public void Dispose()
    {
        Client.Dispose();
        Service.Dispose();
    }
}

/// <summary>What the tests list and read.</summary>
internal sealed class Thing
{
    public string? Name { get; set; }

    public int Size { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Thing))]
[JsonSerializable(typeof(ArmPage<Thing>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ThingJson : JsonSerializerContext;
