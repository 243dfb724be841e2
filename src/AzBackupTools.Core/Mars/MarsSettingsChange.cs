using System;
using System.Collections.Generic;
using System.Globalization;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>What to change of proxy and limits of bandwidth; null stays as it is.</summary>
public sealed record MarsSettingsChange
{
    /// <summary>The proxy's name or address, or the whole as http://name:port.</summary>
    public string? Proxy { get; init; }

    /// <summary>Its port.</summary>
    public int? ProxyPort { get; init; }

    /// <summary>The user that the agent signs in to it as.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>Takes the proxy away.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Kilobits (1024 bits) a second in working hours.</summary>
    public int? WorkKbps { get; init; }

    /// <summary>Kilobits (1024 bits) a second else.</summary>
    public int? OtherKbps { get; init; }

    /// <summary>The working days.</summary>
    public IReadOnlyList<DayOfWeek>? WorkDays { get; init; }

    /// <summary>When work begins.</summary>
    public TimeSpan? WorkStart { get; init; }

    /// <summary>When it ends.</summary>
    public TimeSpan? WorkEnd { get; init; }

    /// <summary>Takes the limits away.</summary>
    public bool NoThrottle { get; init; }

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsEmpty => !ChangesProxy && !ChangesLimits && !NoProxy && !NoThrottle;

    private bool ChangesProxy => Proxy is not null || ProxyPort is not null || ProxyUser is not null;

    private bool ChangesHours => WorkDays is not null || WorkStart is not null || WorkEnd is not null;

    private bool ChangesLimits => WorkKbps is not null || OtherKbps is not null || ChangesHours;

    /// <summary>The settings with the change.</summary>
    /// <exception cref="BackupException">InvalidArgument: it contradicts itself, or changes what is not there.</exception>
    public MarsSettings Apply(MarsSettings settings)
    {
        if (NoProxy && ChangesProxy)
        {
            throw Refused("NoProxy", "-NoProxy takes the proxy away, and the other parameters say how it shall be.", "Leave out -NoProxy, or -Proxy, -ProxyPort and -ProxyCredential.");
        }

        if (NoThrottle && ChangesLimits)
        {
            throw Refused("NoThrottle", "-NoThrottle takes the limits of bandwidth away, and the other parameters say how they shall be.", "Leave out -NoThrottle, or -WorkKbps, -OtherKbps, -WorkDay, -WorkStart and -WorkEnd.");
        }

        if (ChangesHours && WorkKbps is null && OtherKbps is null && settings.Throttling is null)
        {
            throw Refused("WorkKbps", "There are no limits of bandwidth whose working hours could be changed.", "Say how much the agent may take in working hours: -WorkKbps 2048.");
        }

        var limits = settings.Throttling ?? new MarsThrottling { WorkKbps = MarsThrottling.MostKbps };
        return new MarsSettings
        {
            Proxy = NoProxy ? null : ChangesProxy ? Proxied(settings.Proxy) : settings.Proxy,
            Throttling = NoThrottle ? null : !ChangesLimits ? settings.Throttling : limits with
            {
                WorkDays = WorkDays ?? limits.WorkDays,
                WorkStart = WorkStart ?? limits.WorkStart,
                WorkEnd = WorkEnd ?? limits.WorkEnd,
                WorkKbps = WorkKbps ?? limits.WorkKbps,
                OtherKbps = OtherKbps ?? limits.OtherKbps,
            },
        };
    }

    private MarsProxy Proxied(MarsProxy? old)
    {
        if (Proxy is null && old is null)
        {
            var given = ProxyPort is not null ? "-ProxyPort" : "-ProxyCredential";
            throw Refused(given.Substring(1), $"{given} is of a proxy, and the agent has none.", "Give it, too: -Proxy proxy.contoso.com.");
        }

        var (server, port) = Proxy is null ? (old!.Server, null) : Read(Proxy);
        if (port is { } inAddress && ProxyPort is { } said && inAddress != said)
        {
            throw Refused("ProxyPort", $"-Proxy '{Proxy}' and -ProxyPort {said.ToString(CultureInfo.InvariantCulture)} name two ports.", "Give the port once.");
        }

        return new MarsProxy { Server = server, Port = ProxyPort ?? port ?? old?.Port ?? new MarsProxy { Server = server }.Port, UserName = ProxyUser ?? old?.UserName };
    }

    private static (string Server, int? Port) Read(string text)
    {
        const string Scheme = "http://";
        var server = text.Trim();
        if (Uri.CheckHostName(server) != UriHostNameType.Unknown)
        {
            return (server, null);
        }

        if (server.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var parts = server.Substring(Scheme.Length).TrimEnd('/').Split(':');
            var port = 0;
            if (parts.Length <= 2 && Uri.CheckHostName(parts[0]) != UriHostNameType.Unknown
                && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535)))
            {
                return (parts[0], parts.Length == 1 ? null : port);
            }
        }

        // Before an @ stand user and password, which no error repeats.
        var shown = server.Substring(server.LastIndexOf('@') + 1);
        throw Refused("Proxy", $"-Proxy '{shown}' is no name or address.", "Give the name or address alone, and its port beside it: -Proxy proxy.contoso.com -ProxyPort 3128.");
    }

    private static BackupException Refused(string parameter, string message, string remedy) => new(ErrorIds.InvalidArgument, message, remedy, parameter) { ConcernsAllInput = true };
}
