using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Wire;

/// <summary>Asks for a PIN.</summary>
internal sealed class SecurityPinRequest
{
    public List<string>? ResourceGuardOperationRequests { get; set; }
}

/// <summary>A PIN. The token that comes beside it is not even read.</summary>
internal sealed class SecurityPinWire
{
    public string? SecurityPIN { get; set; }

    /// <summary>Ticks of .NET, in UTC.</summary>
    public long? ExpiryTimeInUtcTicks { get; set; }
}

/// <summary>Sends the public part of a certificate.</summary>
internal sealed class VaultCertificateRequest
{
    public VaultCertificateRequestProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="VaultCertificateRequest" />.</summary>
internal sealed class VaultCertificateRequestProperties
{
    public string AuthType { get; set; } = "AAD";

    /// <summary>The certificate in DER, as base64.</summary>
    public string? Certificate { get; set; }
}

/// <summary>What a server has to know to sign in with a certificate.</summary>
internal sealed class VaultCertificatePropertiesWire
{
    public string? AuthType { get; set; }

    public long? ResourceId { get; set; }

    public string? AadAuthority { get; set; }

    public string? AadTenantId { get; set; }

    public string? ServicePrincipalClientId { get; set; }

    public string? AzureManagementEndpointAudience { get; set; }

    public string? Thumbprint { get; set; }

    public DateTimeOffset? ValidTo { get; set; }
}
