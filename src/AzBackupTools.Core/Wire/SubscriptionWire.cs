using System.Collections.Generic;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="Subscription" /> on the wire.</summary>
internal sealed class SubscriptionWire : IArmElement
{
    public string? Id { get; set; }

    public string? SubscriptionId { get; set; }

    public string? DisplayName { get; set; }

    public string? State { get; set; }

    public string? TenantId { get; set; }

    public string? AuthorizationSource { get; set; }

    public Dictionary<string, string?>? Tags { get; set; }

    public Subscription ToModel() => new()
    {
        Id = Id ?? string.Empty,
        SubscriptionId = SubscriptionId,
        Name = DisplayName,
        State = State,
        TenantId = TenantId,
        AuthorizationSource = AuthorizationSource,
        Tags = WireMap.Read(Tags),
    };
}
