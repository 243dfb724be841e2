using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>Reads ids of one kind, and says of all others what they are.</summary>
internal sealed class TypedId<T>
    where T : class
{
    private readonly string _kind;
    private readonly Func<IdParts, T?> _build;

    public TypedId(string kind, string form, Func<IdParts, T?> build)
    {
        _kind = kind;
        Form = form;
        _build = build;
    }

    public string Form { get; }

    public T Parse(string? value) =>
        TryParse(value, out var id, out var reason) ? id : throw new InvalidResourceIdException(value, Form, reason);

    public bool TryParse(string? value, [NotNullWhen(true)] out T? id) => TryParse(value, out id, out _);

    private bool TryParse(string? value, [NotNullWhen(true)] out T? id, [NotNullWhen(false)] out string? reason)
    {
        id = null;
        if (!IdParts.TryRead(value, out var parts, out reason))
        {
            return false;
        }

        id = _build(parts);
        if (id is not null)
        {
            return true;
        }

        var type = parts.Provider is null
            ? parts.Group is null ? "a subscription" : "a resource group"
            : "a " + parts.Provider + "/" + string.Join("/", parts.Types);
        reason = $"It is the id of {type}, not of {_kind}.";
        return false;
    }
}
