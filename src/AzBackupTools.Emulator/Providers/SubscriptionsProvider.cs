using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Subscriptions.</summary>
internal static class SubscriptionsProvider
{
    public static Answer List(RequestContext context)
    {
        var value = new JsonArray();
        foreach (SubscriptionRecord subscription in context.World.Subscriptions.Values.OrderBy(s => s.Id, System.StringComparer.Ordinal))
        {
            value.Add(Body(context, subscription));
        }

        return Answer.Ok(new JsonObject
        {
            ["value"] = value,
            ["count"] = new JsonObject { ["type"] = "Total", ["value"] = value.Count },
        });
    }

    public static Answer Get(RequestContext context) => Answer.Ok(Body(context, context.Subscription()));

    public static Answer ListTenants(RequestContext context)
    {
        string tenant = context.World.Options.TenantId;
        return Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject
            {
                ["id"] = $"/tenants/{tenant}",
                ["tenantId"] = tenant,
                ["displayName"] = "Emulated tenant",
                ["defaultDomain"] = "emulator.localhost",
                ["domains"] = new JsonArray("emulator.localhost"),
                ["tenantCategory"] = "Home",
                ["tenantType"] = "AAD",
            }),
        });
    }

    private static JsonObject Body(RequestContext context, SubscriptionRecord subscription) => new()
    {
        ["id"] = $"/subscriptions/{subscription.Id}",
        ["authorizationSource"] = "RoleBased",
        ["managedByTenants"] = new JsonArray(),
        ["subscriptionId"] = subscription.Id,
        ["tenantId"] = context.World.Options.TenantId,
        ["displayName"] = subscription.DisplayName,
        ["state"] = "Enabled",
        ["subscriptionPolicies"] = new JsonObject
        {
            ["locationPlacementId"] = "Public_2014-09-01",
            ["quotaId"] = "PayAsYouGo_2014-09-01",
            ["spendingLimit"] = "Off",
        },
    };
}
