using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;
using Azure.Core;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Keeps one token and gets the next before it expires; callers side by side share one request for it.</summary>
internal sealed class TokenCache : IDisposable
{
    /// <summary>How long before its end a token is replaced where it says nothing of it itself.</summary>
    private static readonly TimeSpan RefreshBeforeEnd = TimeSpan.FromMinutes(5);

    private readonly TokenCredential _credential;
    private readonly string[] _scopes;
    private readonly IClock _clock;
    private readonly SemaphoreSlim _one = new(1, 1);
    private Held? _held;

    public TokenCache(TokenCredential credential, string scope, IClock clock)
    {
        _credential = credential;
        _scopes = [scope];
        _clock = clock;
    }

    /// <summary>A token that is good now.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var held = Volatile.Read(ref _held);
        return held is not null && _clock.UtcNow < held.RefreshOn
            ? held.Token
            : await ReplaceAsync(held, claims: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A fresh token in place of one that was refused; the same one where the credential has no other.</summary>
    /// <param name="refused">The token that was refused: who comes second gets what the first one fetched.</param>
    /// <param name="claims">The claims that the challenge asks for, or null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<string> RefreshAsync(string refused, string? claims, CancellationToken cancellationToken)
    {
        var held = Volatile.Read(ref _held);
        return held is not null && held.Token != refused && claims is null
            ? new ValueTask<string>(held.Token)
            : ReplaceAsync(held, claims, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async ValueTask<string> ReplaceAsync(Held? known, string? claims, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var held = Volatile.Read(ref _held);
            if (held is not null && !ReferenceEquals(held, known))
            {
                return held.Token;
            }

            try
            {
                var token = await _credential.GetTokenAsync(new TokenRequestContext(_scopes, claims: claims, isCaeEnabled: true), cancellationToken).ConfigureAwait(false);
                held = new Held(token.Token, token.RefreshOn ?? (token.ExpiresOn - RefreshBeforeEnd), token.ExpiresOn);
                Volatile.Write(ref _held, held);
                return held.Token;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A token that still has its last minutes is better than none.
                if (known is not null && claims is null && _clock.UtcNow >= known.RefreshOn && _clock.UtcNow < known.ExpiresOn)
                {
                    return known.Token;
                }

                throw new ArmException(ArmErrorCodes.AuthenticationFailed, "No token could be had: " + e.Message, e);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed class Held
    {
        public Held(string token, DateTimeOffset refreshOn, DateTimeOffset expiresOn)
        {
            Token = token;
            RefreshOn = refreshOn;
            ExpiresOn = expiresOn;
        }

        public string Token { get; }

        public DateTimeOffset RefreshOn { get; }

        public DateTimeOffset ExpiresOn { get; }
    }
}
