using System;

namespace AzBackupTools.Core.Models;

/// <summary>What a server has to know to sign in to a vault with a certificate.</summary>
public sealed record VaultSignIn
{
    /// <summary>The number of the vault.</summary>
    public long? ResourceId { get; init; }

    /// <summary>Where tokens are to be had.</summary>
    public string? AadAuthority { get; init; }

    /// <summary>The tenant.</summary>
    public string? AadTenantId { get; init; }

    /// <summary>The application that the certificate belongs to.</summary>
    public string? ServicePrincipalClientId { get; init; }

    /// <summary>The audience of its tokens.</summary>
    public string? ManagementEndpoint { get; init; }

    /// <summary>Until when the service takes the certificate, in UTC.</summary>
    public DateTimeOffset? ValidTo { get; init; }
}
