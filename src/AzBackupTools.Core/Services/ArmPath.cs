using System;

namespace AzBackupTools.Core.Services;

/// <summary>Paths of what has no id type of its own.</summary>
internal static class ArmPath
{
    public static string Subscription(string subscriptionId) => "/subscriptions/" + Segment(subscriptionId, nameof(subscriptionId));

    public static string ResourceGroup(string subscriptionId, string name) =>
        Subscription(subscriptionId) + "/resourceGroups/" + Segment(name, nameof(name));

    /// <summary>The scope of a list: a subscription or one of its groups.</summary>
    public static string Scope(string subscriptionId, string? resourceGroupName) =>
        resourceGroupName is null ? Subscription(subscriptionId) : ResourceGroup(subscriptionId, resourceGroupName);

    /// <summary>The name of a region as URLs have it: "westeurope", also for "West Europe".</summary>
    public static string Location(string location) =>
#pragma warning disable CA1308 // regions are written in small letters
        Segment(location?.Replace(" ", string.Empty).ToLowerInvariant(), nameof(location));
#pragma warning restore CA1308

    private static string Segment(string? value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"'{parameter}' is empty: a name is needed.", parameter);
        }

        if (value!.IndexOf('/') >= 0)
        {
            throw new ArgumentException($"'{value}' contains '/': '{parameter}' is a name, not a path or an id.", parameter);
        }

        return Uri.EscapeDataString(value);
    }
}
