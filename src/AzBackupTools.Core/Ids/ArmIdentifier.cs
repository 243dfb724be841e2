using System;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>
/// What all ids have in common: they are immutable, two of one kind are equal when they differ in case only (the service changes
/// the case of names between calls), and they have a form to read and a form for a URL.
/// </summary>
public abstract class ArmIdentifier : IEquatable<ArmIdentifier>
{
    private protected ArmIdentifier(string value) => Value = value;

    private string Value { get; }

    /// <summary>Compares without case.</summary>
    public static bool operator ==(ArmIdentifier? left, ArmIdentifier? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares without case.</summary>
    public static bool operator !=(ArmIdentifier? left, ArmIdentifier? right) => !(left == right);

    /// <summary>The id as a person reads it, names not escaped: "/subscriptions/…".</summary>
    public sealed override string ToString() => Value;

    /// <summary>The id as the path of a URL: names are escaped, a semicolon as %3B, as Azure's own clients send it.</summary>
    public string ToPath() => IdPath.Escape(Value);

    /// <inheritdoc />
    public bool Equals(ArmIdentifier? other) =>
        other is not null && other.GetType() == GetType() && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public sealed override bool Equals(object? obj) => Equals(obj as ArmIdentifier);

    /// <inheritdoc />
    public sealed override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);
}
