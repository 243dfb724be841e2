using System;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using AzBackupTools.Core.Time;

namespace AzBackupTools.Commands;

/// <summary>
/// The tokens of the Az session. A new one is asked for when the last is about to end, also in the middle of a wait of hours: by
/// whichever cmdlet is at work then, since only its pipeline thread may ask.
/// </summary>
/// <param name="first">The token that the connection began with.</param>
/// <param name="clock">What tells when a token is about to end.</param>
/// <param name="ask">Asks the Az session for another one.</param>
internal sealed class AzTokenCredential(AzToken first, IClock clock, Func<AzToken, Task<AzToken>> ask) : TokenCredential
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private AzToken _last = first;

    /// <summary>Gives the token as it is: who cannot wait cannot ask the pipeline either.</summary>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Wrap(_last);

    /// <inheritdoc />
    /// <exception cref="BackupException">The Az session gives no token any more.</exception>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (_last.ExpiresOn - clock.UtcNow < RenewBefore)
        {
            _last = await ask(_last).ConfigureAwait(false);
        }

        return Wrap(_last);
    }

    private static AccessToken Wrap(AzToken token) => new(token.Token, token.ExpiresOn);
}
