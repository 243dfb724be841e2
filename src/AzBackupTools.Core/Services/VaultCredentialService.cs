using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Ids;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>The certificates that servers register with.</summary>
/// <remarks><see href="https://learn.microsoft.com/rest/api/recoveryservices/vault-certificates/create" />.</remarks>
public sealed class VaultCredentialService
{
    private readonly ArmClient _arm;

    internal VaultCredentialService(ArmClient arm) => _arm = arm;

    /// <summary>Tells the service of a certificate. The one before it is no longer good for registering.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The name to keep it under.</param>
    /// <param name="certificate">The certificate in DER, without its key.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>What a server has to know to sign in with it.</returns>
    public async Task<VaultSignIn> PutCertificateAsync(VaultId vault, string name, byte[] certificate, CancellationToken cancellationToken)
    {
        var path = IdPath.Escape($"{vault}/certificates/{IdPath.Name(name, nameof(name))}");
        var body = new VaultCertificateRequest
        {
            Properties = new VaultCertificateRequestProperties { Certificate = Convert.ToBase64String(certificate) },
        };
        var request = ArmRequest.Put(path, ApiVersions.RecoveryServices, body, ArmJson.Default.VaultCertificateRequest);
        var wire = await _arm.GetAsync(request, ArmJson.Default.VaultCertificate, cancellationToken).ConfigureAwait(false);
        return new VaultSignIn
        {
            ResourceId = wire.Properties?.ResourceId,
            AadAuthority = wire.Properties?.AadAuthority,
            AadTenantId = wire.Properties?.AadTenantId,
            ServicePrincipalClientId = wire.Properties?.ServicePrincipalClientId,
            ManagementEndpoint = wire.Properties?.AzureManagementEndpointAudience,
            ValidTo = wire.Properties?.ValidTo,
        };
    }
}
