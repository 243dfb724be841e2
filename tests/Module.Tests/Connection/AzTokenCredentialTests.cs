using System;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Commands;
using AzBackupTools.Core.Time;
using Azure.Core;
using Xunit;

namespace AzBackupTools.Module.Tests.Connection;

/// <summary>A wait of hours outlives several tokens of the Az session.</summary>
public sealed class AzTokenCredentialTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TokenRequestContext Context = new(["https://management.azure.com/.default"]);

    [Fact]
    public async Task A_token_that_lasts_is_used_again()
    {
        var asked = 0;
        var credential = Make(new FixedClock(Start.AddMinutes(54)), () => asked++);

        Assert.Equal("first", (await credential.GetTokenAsync(Context, CancellationToken.None)).Token);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_renewed_once()
    {
        var asked = 0;
        var credential = Make(new FixedClock(Start.AddMinutes(56)), () => asked++);

        Assert.Equal("next", (await credential.GetTokenAsync(Context, CancellationToken.None)).Token);
        Assert.Equal("next", (await credential.GetTokenAsync(Context, CancellationToken.None)).Token);
        Assert.Equal(1, asked);
    }

    private static AzTokenCredential Make(IClock clock, Action onAsk) =>
        new(
            new AzToken("first", Start.AddHours(1), null, null, null),
            clock,
            _ =>
            {
                onAsk();
                return Task.FromResult(new AzToken("next", Start.AddHours(2), null, null, null));
            });

    private sealed class FixedClock(DateTimeOffset now) : IClock
    {
        public DateTimeOffset UtcNow => now;

        public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
