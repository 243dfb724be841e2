namespace AzBackupTools.Core.Mars;

/// <summary>How an agent reaches Azure.</summary>
public sealed record MarsSettings
{
    /// <summary>The proxy, or null for none.</summary>
    public MarsProxy? Proxy { get; init; }

    /// <summary>The limits of bandwidth, or null for none.</summary>
    public MarsThrottling? Throttling { get; init; }

    /// <summary>What of it differs from what is there, in words: "proxy proxy:8080 as user; no limits of bandwidth". Empty where nothing does.</summary>
    public string Describe(MarsSettings before)
    {
        var proxy = Words(Proxy);
        var limits = Throttling is null ? "no limits of bandwidth" : $"at most {Throttling}";
        var limitsBefore = before.Throttling is null ? "no limits of bandwidth" : $"at most {before.Throttling}";
        return (proxy == Words(before.Proxy) ? string.Empty : proxy)
            + (proxy != Words(before.Proxy) && limits != limitsBefore ? "; " : string.Empty)
            + (limits == limitsBefore ? string.Empty : limits);
    }

    private static string Words(MarsProxy? proxy) => proxy is null ? "no proxy" : $"proxy {proxy}{(proxy.UserName is { } user ? $" as {user}" : string.Empty)}";
}
