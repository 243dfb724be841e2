using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of any ARM resource, resource group or subscription, or of a child of one.</summary>
public sealed class ResourceId : ArmIdentifier
{
    internal const string Form = "/subscriptions/{subscription}[/resourceGroups/{group}][/providers/{namespace}/{type}/{name}...]";

    private ResourceId(string value, string? subscriptionId, string? group, string? provider, string[] types, string[] names)
        : base(value)
    {
        SubscriptionId = subscriptionId;
        ResourceGroupName = group;
        ProviderNamespace = provider;
        Types = types;
        Names = names;
    }

    /// <summary>The subscription, or null for a resource of the tenant.</summary>
    public string? SubscriptionId { get; }

    /// <summary>The resource group, or null for a resource of the subscription.</summary>
    public string? ResourceGroupName { get; }

    /// <summary>The provider, "Microsoft.RecoveryServices", or null for a group or a subscription.</summary>
    public string? ProviderNamespace { get; }

    /// <summary>The chain of types: "vaults", "backupJobs".</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The chain of names, one for each of <see cref="Types" />.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The last name of the id.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>The full type: "Microsoft.RecoveryServices/vaults/backupJobs".</summary>
    public string ResourceType => throw new NotImplementedException();

    /// <summary>The id one level up, or null at the top.</summary>
    public ResourceId? Parent => throw new NotImplementedException();

    /// <summary>Reads an id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not an ARM id.</exception>
    public static ResourceId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads an id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ResourceId? id) => throw new NotImplementedException();
}
