using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Commands;

/// <summary>
/// A token of the Az session in the caller's own runspace: asked for on the pipeline thread, so that no second shell starts and
/// the current Az context holds. Only types of the base class library cross the border between the two modules.
/// </summary>
internal sealed record AzToken(string Token, DateTimeOffset ExpiresOn, string? TenantId, string? Account, string? SubscriptionId)
{
    private const string Script = """
        param($resource)
        if (-not (Get-Command Get-AzAccessToken -ErrorAction Ignore)) { return }
        $token = Get-AzAccessToken -ResourceUrl $resource -ErrorAction Stop -WarningAction SilentlyContinue
        $context = Get-AzContext
        [pscustomobject]@{
            Token = $token.Token
            ExpiresOn = [DateTimeOffset]$token.ExpiresOn
            TenantId = [string]$token.TenantId
            Account = [string]$context.Account.Id
            SubscriptionId = [string]$context.Subscription.Id
        }
        """;

    /// <summary>Asks the Az session; on the pipeline thread.</summary>
    /// <exception cref="BackupException">Az.Accounts is absent, or nobody is signed in.</exception>
    internal static AzToken Ask(PSCmdlet cmdlet, Uri resource)
    {
        try
        {
            var answer = cmdlet.InvokeCommand.InvokeScript(Script, resource.ToString()).LastOrDefault() ?? throw Unavailable("the module Az.Accounts is not there.", null);
            return new AzToken(
                Plain(answer.Properties["Token"].Value),
                (DateTimeOffset)answer.Properties["ExpiresOn"].Value,
                Text(answer, "TenantId"),
                Text(answer, "Account"),
                Text(answer, "SubscriptionId"));
        }
        catch (RuntimeException exception)
        {
            throw Unavailable(exception.Message.Split('\n')[0].Trim(), exception);
        }
    }

    private static BackupException Unavailable(string reason, Exception? cause) =>
        new(
            ErrorIds.AzSessionUnavailable,
            $"The Az session gave no token: {reason}",
            "Import Az.Accounts and sign in with Connect-AzAccount first, or connect with another parameter of Connect-RsAccount.",
            innerException: cause)
        {
            ConcernsAllInput = true,
        };

    /// <summary>Older Az versions hand out a string, newer ones a SecureString.</summary>
    private static string Plain(object token) =>
        (token is PSObject wrapped ? wrapped.BaseObject : token) is SecureString secure ? new NetworkCredential(string.Empty, secure).Password : token.ToString()!;

    private static string? Text(PSObject answer, string property) =>
        answer.Properties[property].Value as string is { Length: > 0 } text ? text : null;
}
