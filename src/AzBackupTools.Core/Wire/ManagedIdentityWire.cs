using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>A <see cref="ManagedIdentity" /> on the wire.</summary>
internal sealed class ManagedIdentityWire
{
    public string? Type { get; set; }

    public string? PrincipalId { get; set; }

    public string? TenantId { get; set; }

    public Dictionary<string, UserAssignedIdentityWire?>? UserAssignedIdentities { get; set; }

    public ManagedIdentity ToModel() => new()
    {
        Type = Type,
        PrincipalId = PrincipalId,
        TenantId = TenantId,
        UserAssignedIdentities = WireMap.Read(UserAssignedIdentities, static wire => wire.ToModel()),
    };
}

/// <summary>A <see cref="UserAssignedIdentity" /> on the wire.</summary>
internal sealed class UserAssignedIdentityWire
{
    public string? PrincipalId { get; set; }

    public string? ClientId { get; set; }

    public UserAssignedIdentity ToModel() => new()
    {
        PrincipalId = PrincipalId,
        ClientId = ClientId,
    };
}
