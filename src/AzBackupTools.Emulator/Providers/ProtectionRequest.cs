using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>What the body of a PUT on a protected item asks for.</summary>
internal sealed class ProtectionRequest
{
    private static readonly string[] States =
    {
        "Invalid", "IRPending", "Protected", "ProtectionError", "ProtectionStopped", "ProtectionPaused", "BackupsSuspended",
    };

    private ProtectionRequest()
    {
    }

    /// <summary>Null when not given; empty for no policy.</summary>
    public string? PolicyId { get; private set; }

    public string? SourceResourceId { get; private set; }

    public bool Rehydrates { get; private set; }

    public bool Stops { get; private set; }

    public bool Suspends { get; private set; }

    public bool SetsDisks { get; private set; }

    public DiskSelection? Disks { get; private set; }

    public static ProtectionRequest Read(RequestBody body)
    {
        const string P = "properties";
        if (body.Object(P) is null)
        {
            throw BackupErrors.InvalidConfigureProtection("properties is missing.");
        }

        if (body.Text(P, "protectedItemType") is not { } type
            || !(ResourcePath.Is(type, "Microsoft.Compute/virtualMachines") || ResourcePath.Is(type, "AzureIaaSVMProtectedItem")))
        {
            throw BackupErrors.InvalidConfigureProtection("properties.protectedItemType must be Microsoft.Compute/virtualMachines.");
        }

        string? state = body.Text(P, "protectionState");
        if (state is not null && !States.Any(known => ResourcePath.Is(known, state)))
        {
            throw BackupErrors.InvalidConfigureProtection($"protectionState '{state}' is not one of {string.Join(", ", States)}.");
        }

        var request = new ProtectionRequest
        {
            PolicyId = body.Text(P, "policyId"),
            SourceResourceId = body.Text(P, "sourceResourceId"),
            Rehydrates = body.Flag(P, "isRehydrate") ?? false,
            Suspends = ResourcePath.Is(state ?? string.Empty, "BackupsSuspended"),
            SetsDisks = body.Object(P, "extendedProperties") is not null,
            Disks = ReadDisks(body.Object(P, "extendedProperties", "diskExclusionProperties")),
        };
        request.Stops = ResourcePath.Is(state ?? string.Empty, "ProtectionStopped") || (!request.Suspends && request.PolicyId is { Length: 0 });
        if (request.Stops && request.PolicyId is { Length: > 0 })
        {
            throw BackupErrors.InvalidConfigureProtection("protectionState ProtectionStopped and a policyId exclude each other.");
        }

        return request;
    }

    private static DiskSelection? ReadDisks(JsonObject? given)
    {
        if (given is null)
        {
            return null;
        }

        var selection = new RequestBody(given);
        var luns = new List<int>();
        foreach (JsonNode? element in selection.Array("diskLunList") ?? new JsonArray())
        {
            luns.Add(element is JsonValue value && RequestBody.AsWhole(value) is { } lun and >= 0 and <= 63
                ? lun
                : throw BackupErrors.InvalidConfigureProtection("diskLunList holds whole numbers from 0 to 63."));
        }

        return new DiskSelection(luns.ToArray(), selection.Flag("isInclusionList") ?? false);
    }
}
