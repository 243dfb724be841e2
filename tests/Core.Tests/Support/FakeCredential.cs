using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Time;
using Azure.Core;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>Hands out numbered tokens that live as long as the test says.</summary>
internal sealed class FakeCredential : TokenCredential
{
    private readonly IClock _clock;
    private readonly ConcurrentQueue<TokenRequestContext> _asked = new();
    private int _count;

    public FakeCredential(IClock clock) => _clock = clock;

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Fails instead, from the given request on.</summary>
    public Func<int, Exception?> Failure { get; set; } = _ => null;

    /// <summary>The token of a number; the same one each time to play a credential that has no other.</summary>
    public Func<int, string> Token { get; set; } = number => $"token-{number}";

    public IReadOnlyList<TokenRequestContext> Asked => [.. _asked];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing asks for a token in a blocking way.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        _asked.Enqueue(requestContext);
        var number = Interlocked.Increment(ref _count);
        await Task.Yield();
        return Failure(number) is { } failure ? throw failure : new AccessToken(Token(number), _clock.UtcNow + Lifetime);
    }
}
