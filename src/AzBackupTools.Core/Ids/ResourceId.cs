using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of any ARM resource, resource group or subscription, or of a child of one.</summary>
public sealed class ResourceId : ArmIdentifier
{
    internal const string Form = "/subscriptions/{subscription}[/resourceGroups/{group}][/providers/{namespace}/{type}/{name}...]";

    private readonly IdParts _parts;

    private ResourceId(IdParts parts)
        : base("/" + string.Join("/", parts.Segments)) => _parts = parts;

    /// <summary>The subscription, or null for a resource of the tenant.</summary>
    public string? SubscriptionId => _parts.Subscription;

    /// <summary>The resource group, or null for a resource of the subscription.</summary>
    public string? ResourceGroupName => _parts.Group;

    /// <summary>The provider, "Microsoft.RecoveryServices", or null for a group or a subscription.</summary>
    public string? ProviderNamespace => _parts.Provider;

    /// <summary>The chain of types: "vaults", "backupJobs".</summary>
    public IReadOnlyList<string> Types => _parts.Types;

    /// <summary>The chain of names, one for each of <see cref="Types" />.</summary>
    public IReadOnlyList<string> Names => _parts.Names;

    /// <summary>The last name of the id.</summary>
    public string Name => _parts.Segments[_parts.Segments.Length - 1];

    /// <summary>The full type: "Microsoft.RecoveryServices/vaults/backupJobs".</summary>
    public string ResourceType =>
        ProviderNamespace is not null ? ProviderNamespace + "/" + string.Join("/", _parts.Types)
        : ResourceGroupName is not null ? "Microsoft.Resources/resourceGroups"
        : "Microsoft.Resources/subscriptions";

    /// <summary>The id one level up, or null at the top.</summary>
    public ResourceId? Parent
    {
        get
        {
            var kept = _parts.Segments.Length - (_parts.Types.Length == 1 ? _parts.Segments.Length - _parts.ProviderStart : 2);
            return kept <= 0 ? null : Parse("/" + string.Join("/", _parts.Segments, 0, kept));
        }
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not an ARM id.</exception>
    public static ResourceId Parse(string value) =>
        IdParts.TryRead(value, out var parts, out var reason)
            ? new ResourceId(parts)
            : throw new InvalidResourceIdException(value, Form, reason);

    /// <summary>Reads an id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out ResourceId? id)
    {
        id = IdParts.TryRead(value, out var parts, out _) ? new ResourceId(parts) : null;
        return id is not null;
    }
}
