using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace AzBackupTools.Connection;

/// <summary>A token that somebody else has fetched. Whoever fetched it may put in a newer one.</summary>
internal sealed class FixedTokenCredential(string token, DateTimeOffset expiresOn) : TokenCredential
{
    private AccessToken _token = new(token, expiresOn);

    internal DateTimeOffset ExpiresOn => _token.ExpiresOn;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);

    internal void Replace(string token, DateTimeOffset expiresOn) => _token = new AccessToken(token, expiresOn);
}
