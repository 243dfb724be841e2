using System;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>What a new vault shall be.</summary>
public sealed record VaultSpec
{
    /// <summary>The region: "westeurope".</summary>
    public required string Location { get; init; }

    /// <summary>What it is set to; what is null is left to the service. The resource guard is tied to it by a request of its own.</summary>
    public VaultSettings Settings { get; init; } = new();

    internal VaultRequest ToRequest() => string.IsNullOrWhiteSpace(Location)
        ? throw new ArgumentException("'Location' is empty: a vault needs a region, such as \"westeurope\".", nameof(Location))
        : VaultRequestWriter.Create(Location, Settings);
}
