using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using Xunit;

namespace AzBackupTools.Core.Tests.Mars;

public sealed class MarsErrorsTests
{
    [Theory]
    [InlineData("34513", ErrorIds.InvalidVaultCredential)]
    [InlineData("100110", ErrorIds.VaultCredentialOfOtherVault)]
    [InlineData("100130", ErrorIds.InvalidSecurityPin)]
    [InlineData("34506", ErrorIds.PassphraseNotSet)]
    [InlineData("100050", ErrorIds.MarsAgentOffline)]
    [InlineData("120002", ErrorIds.MarsAgentTooOld)]
    [InlineData("130001", ErrorIds.MarsAgentTooOld)]
    [InlineData("0x29834", ErrorIds.InvalidRetention)]
    [InlineData("170036", ErrorIds.InvalidRetention)]
    [InlineData("0x1FC07", ErrorIds.MarsAgentFailed)]
    [InlineData("81001", ErrorIds.VaultImmutable)]
    [InlineData("810001", ErrorIds.VaultImmutable)]
    [InlineData("810002", ErrorIds.VaultImmutable)]
    [InlineData("CBPBackupOrRestoreInProgress", ErrorIds.MarsAgentBusy)]
    public void Each_known_error_of_the_agent_has_an_id_of_ours_and_a_way_out(string code, string errorId)
    {
        var byCode = MarsErrors.Describe(code, "whatever it says");
        var byText = MarsErrors.Describe(null, $"The operation failed. (ID: {code})");

        Assert.Equal((errorId, code), (byCode.ErrorId, byCode.ServiceCode));
        Assert.Equal((errorId, code), (byText.ErrorId, byText.ServiceCode));
        Assert.NotEmpty(byCode.Remedy);
        Assert.Contains(code, byCode.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_knows_is_quoted()
    {
        var error = MarsErrors.Describe("4711", "Something of 1001301 kinds went wrong.");

        Assert.Equal((ErrorIds.MarsAgentFailed, "4711"), (error.ErrorId, error.ServiceCode));
        Assert.Contains("Something of 1001301 kinds went wrong.", error.Message, System.StringComparison.Ordinal);
    }
}
