using System;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The PIN that the MARS agent asks for before it deletes backups or changes its passphrase.</summary>
internal static class SecurityPinProvider
{
    /// <summary>How long a PIN is valid.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    public static Answer Create(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        ResourceGuardsProvider.RequireRequests(vault, context.HasBody ? context.Body.Array("resourceGuardOperationRequests") : null);
        vault.Pins.RemoveAll(old => old.ExpiresAt <= context.Now);
        string number = context.World.Ids
            .Between(100_000, 1_000_000, "pin", vault.Id, (vault.Operations++).ToString(CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture);
        var pin = new SecurityPin(number, context.Now + ValidFor);
        vault.Pins.Add(pin);
        return Answer.Ok(new JsonObject
        {
            ["token"] = number, ["expiryTimeInUtcTicks"] = pin.ExpiresAt.UtcTicks, ["securityPIN"] = number,
        });
    }

    public static bool IsValid(VaultRecord vault, string? pin, DateTimeOffset now) =>
        vault.Pins.Exists(known => known.Pin == pin && known.ExpiresAt > now);
}
