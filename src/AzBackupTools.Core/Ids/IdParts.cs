using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>An id taken apart: what all readers of ids share.</summary>
internal sealed class IdParts
{
    private IdParts(string? subscription, string? group, string? provider, int providerStart, string[] types, string[] names, string[] segments)
    {
        Subscription = subscription;
        Group = group;
        Provider = provider;
        ProviderStart = providerStart;
        Types = types;
        Names = names;
        Segments = segments;
    }

    public string? Subscription { get; }

    public string? Group { get; }

    /// <summary>The namespace of the last provider: an extension resource has two.</summary>
    public string? Provider { get; }

    /// <summary>Where the last "providers" stands in <see cref="Segments" />, or their number.</summary>
    public int ProviderStart { get; }

    public string[] Types { get; }

    public string[] Names { get; }

    /// <summary>All segments, keywords in their canonical case.</summary>
    public string[] Segments { get; }

    /// <summary>Reads an id; on failure says in a sentence what is wrong.</summary>
    public static bool TryRead(string? value, [NotNullWhen(true)] out IdParts? parts, [NotNullWhen(false)] out string? reason)
    {
        parts = null;
        reason = null;
        if (value is null || value.Trim().Length == 0)
        {
            reason = "It is empty.";
            return false;
        }

        var segments = IdPath.Split(value);
        foreach (var segment in segments)
        {
            if (IdPath.Complaint(segment) is { } complaint)
            {
                reason = $"The part '{segment}' is no name: {complaint}";
                return false;
            }
        }

        return TryRead(segments, out parts, out reason);
    }

    /// <summary>Whether this is a resource of a group, and not an extension of one.</summary>
    public bool IsPlain => Group is not null && ProviderStart == 4;

    /// <summary>Whether this is a resource of a group with this provider and chain of types.</summary>
    public bool IsType(string provider, params string[] types)
    {
        if (!IsPlain || !IdPath.Is(Provider, provider) || Types.Length != types.Length)
        {
            return false;
        }

        for (var i = 0; i < types.Length; i++)
        {
            if (!IdPath.Is(Types[i], types[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRead(string[] segments, [NotNullWhen(true)] out IdParts? parts, [NotNullWhen(false)] out string? reason)
    {
        parts = null;
        reason = null;
        var at = 0;
        string? subscription = null;
        string? group = null;
        if (segments.Length > 0 && IdPath.Is(segments[0], "subscriptions"))
        {
            if (segments.Length < 2)
            {
                reason = "The subscription is missing.";
                return false;
            }

            segments[0] = "subscriptions";
            subscription = segments[1];
            at = 2;
            if (segments.Length > at && IdPath.Is(segments[at], "resourceGroups"))
            {
                if (segments.Length < 4)
                {
                    reason = "The name of the resource group is missing.";
                    return false;
                }

                segments[2] = "resourceGroups";
                group = segments[3];
                at = 4;
            }
        }

        if (at == segments.Length && at > 0)
        {
            parts = new IdParts(subscription, group, null, at, [], [], segments);
            return true;
        }

        if (at >= segments.Length || !IdPath.Is(segments[at], "providers"))
        {
            reason = at == 0
                ? "It does not start with /subscriptions/ or /providers/."
                : $"'/{segments[at]}' stands where '/providers' is expected.";
            return false;
        }

        var start = LastProvider(segments, at);
        var rest = segments.Length - start - 2;
        if (rest < 2 || rest % 2 != 0)
        {
            reason = rest <= 0
                ? "The type and the name of the resource are missing."
                : $"The name after '/{segments[segments.Length - 1]}' is missing.";
            return false;
        }

        var types = new string[rest / 2];
        var names = new string[rest / 2];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = segments[start + 2 + (2 * i)];
            names[i] = segments[start + 3 + (2 * i)];
        }

        parts = new IdParts(subscription, group, segments[start + 1], start, types, names, segments);
        return true;
    }

    /// <summary>Finds where the last provider starts: "providers" counts only where a type may stand.</summary>
    private static int LastProvider(string[] segments, int first)
    {
        segments[first] = "providers";
        var last = first;
        for (var i = first + 2; i < segments.Length; i += 2)
        {
            if (IdPath.Is(segments[i], "providers"))
            {
                segments[i] = "providers";
                last = i;
            }
        }

        return last;
    }
}
