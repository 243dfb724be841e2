using System.Collections.Generic;
using System.Threading;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Subscriptions.</summary>
public sealed class SubscriptionService
{
    private readonly ArmClient _arm;

    internal SubscriptionService(ArmClient arm) => _arm = arm;

    /// <summary>The subscriptions that the signed-in identity can see.</summary>
    public IAsyncEnumerable<Subscription> ListAsync(CancellationToken cancellationToken = default) =>
        _arm.ListAsync(ArmRequest.Get("/subscriptions", ApiVersions.Resources), ArmJson.Default.SubscriptionPage, static wire => wire.ToModel(), cancellationToken);

    /// <summary>The regions that a subscription can use.</summary>
    public IAsyncEnumerable<Region> RegionsAsync(string subscriptionId, CancellationToken cancellationToken = default) =>
        _arm.ListAsync(ArmRequest.Get(ArmPath.Scope(subscriptionId, null) + "/locations", ApiVersions.Resources), ArmJson.Default.RegionPage, static wire => wire.ToModel(), cancellationToken);
}
