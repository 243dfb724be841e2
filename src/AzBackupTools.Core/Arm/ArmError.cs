using System;
using System.Collections.Generic;

namespace AzBackupTools;

/// <summary>An error as the service tells it. Immutable.</summary>
public sealed record ArmError
{
    /// <summary>The stable code: "UserErrorVmNotFoundV2". Never empty.</summary>
    public required string Code { get; init; }

    /// <summary>The sentence that goes with it. Never empty.</summary>
    public required string Message { get; init; }

    /// <summary>What the error is about, where the service names it.</summary>
    public string? Target { get; init; }

    /// <summary>The single errors that this one sums up.</summary>
    public IReadOnlyList<ArmError> Details { get; init; } = [];

    /// <summary>The more exact error within this one: the service's own, or one that it quotes in its message.</summary>
    public ArmError? InnerError { get; init; }

    /// <summary>What the service recommends to do, where it does.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>additionalInfo: raw JSON by type.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AdditionalInfo { get; init; } = [];

    /// <summary>The most exact error: the end of the chain of inner errors.</summary>
    public ArmError Root => InnerError?.Root ?? this;

    /// <summary>Whether this error, an inner one or one of the details has the code; case does not matter.</summary>
    public bool Has(string code)
    {
        if (string.Equals(Code, code, StringComparison.OrdinalIgnoreCase) || InnerError?.Has(code) == true)
        {
            return true;
        }

        foreach (var detail in Details)
        {
            if (detail.Has(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The code and the message.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
