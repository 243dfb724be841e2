using System;
using System.Globalization;
using System.Security;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Time;

namespace AzBackupTools;

/// <summary>A PIN that the MARS agent asks for before it deletes backups or changes its passphrase.</summary>
public sealed class RsSecurityPin
{
    private readonly IClock _clock;

    /// <summary>A PIN that was just made.</summary>
    /// <param name="vaultId">The ARM id of the vault.</param>
    /// <param name="pin">The PIN.</param>
    /// <param name="plainPin">The same in plain text, only where it was asked for.</param>
    /// <param name="expiresAt">When it ends to be valid.</param>
    /// <param name="clock">The time that the service lives in, for what is left.</param>
    internal RsSecurityPin(string vaultId, SecureString pin, string? plainPin, DateTimeOffset expiresAt, IClock clock)
    {
        VaultId = vaultId;
        SecurityPin = pin;
        PlainPin = plainPin;
        ExpiresAt = expiresAt;
        _clock = clock;
    }

    /// <summary>The PIN, for the parameters of agents' cmdlets that take one.</summary>
    public SecureString SecurityPin { get; }

    /// <summary>The same in plain text, only where it was asked for.</summary>
    public string? PlainPin { get; }

    /// <summary>When it ends to be valid, in UTC: five minutes after it was made.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>How long it is still valid, now that it is asked; zero when it has expired.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = ExpiresAt - _clock.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether it is no longer valid.</summary>
    public bool IsExpired => Remaining == TimeSpan.Zero;

    /// <summary>What is left in words: "4:59 left", "expired".</summary>
    public string Validity => IsExpired
        ? "expired"
        : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00} left", (int)Remaining.TotalMinutes, Remaining.Seconds);

    /// <summary>The name of the vault, from <see cref="VaultId" />.</summary>
    public string? VaultName => ResourcePath.Segment(VaultId, "vaults");

    /// <summary>The ARM id of the vault.</summary>
    public string VaultId { get; }

    /// <summary>Names the vault and what is left; never the PIN.</summary>
    public override string ToString() => $"PIN of {VaultName}, {Validity}";
}
