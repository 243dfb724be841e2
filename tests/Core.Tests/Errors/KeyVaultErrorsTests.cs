using System;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using Xunit;

namespace AzBackupTools.Core.Tests.Errors;

public sealed class KeyVaultErrorsTests
{
    private const string Refused = "Caller is not authorized to perform action on resource.\r\nCaller: x\r\nAction: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'\r\nResource: '/subscriptions/s/kv1/secrets/x'\r\n";

    [Theory]
    [InlineData("VaultNotFound", null, 404, ErrorIds.ResourceNotFound, "Add-RsEmulatorResource KeyVault kv1")]
    [InlineData(ArmErrorCodes.HostNotFound, null, 0, ErrorIds.ResourceNotFound, "-KeyVault, which is the name alone")]
    [InlineData("Unauthorized", null, 401, ErrorIds.AuthenticationFailed, "-TenantId")]
    [InlineData(ArmErrorCodes.AuthenticationFailed, null, 0, ErrorIds.AuthenticationFailed, "Connect-RsAccount")]
    [InlineData("Forbidden", "ForbiddenByRbac", 403, ErrorIds.AccessDenied, "-RoleDefinitionName 'Key Vault Secrets Officer' -Scope /subscriptions/s/kv1. A", Refused)]
    [InlineData("Forbidden", "AccessDenied", 403, ErrorIds.AccessDenied, "role Key Vault Secrets Officer, or an access policy")]
    [InlineData("Forbidden", "ForbiddenByFirewall", 403, ErrorIds.AccessDenied, "Its firewall")]
    [InlineData("Throttled", null, 429, ErrorIds.Throttled, "Wait")]
    [InlineData(ArmErrorCodes.TransportFailure, null, 0, ErrorIds.ServiceUnavailable, "firewall")]
    [InlineData("ServiceUnavailable", null, 503, ErrorIds.ServiceUnavailable, "firewall")]
    [InlineData("BadParameter", null, 400, ErrorIds.ServiceRefused, "objects to")]
    public void What_a_key_vault_says_gets_an_id_and_a_way_out(string code, string? inner, int status, string errorId, string remedy, string message = "No")
    {
        var error = new ArmError { Code = code, Message = message, InnerError = inner is null ? null : new ArmError { Code = inner, Message = message } };

        var told = KeyVaultErrors.Describe(new ArmException(error, status), "kv1");

        Assert.Equal((errorId, code, "kv1", true), (told.ErrorId, told.ServiceCode, told.Target, told.ConcernsAllInput));
        Assert.Contains(remedy, told.Remedy, StringComparison.Ordinal);
        Assert.Equal(message == Refused ? "Microsoft.KeyVault/vaults/secrets/setSecret/action" : null, told.MissingAction);
    }
}
