using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace AzBackupTools.Commands;

/// <summary>A token that somebody else has fetched, and that nobody renews.</summary>
internal sealed class FixedTokenCredential(string token, DateTimeOffset expiresOn) : TokenCredential
{
    private readonly AccessToken _token = new(token, expiresOn);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
}
