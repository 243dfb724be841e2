using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>One line of the route table: a verb, a path with {names} in it, who answers, and what may be asked beside.</summary>
internal sealed class Route
{
    private readonly string[] _segments;

    /// <summary>The names of the segments that stand for one, null for the others.</summary>
    private readonly string?[] _names;

    public Route(string area, string method, string template, Func<RequestContext, Answer> handler, params string[] query)
    {
        Area = area;
        Method = method;
        Template = template;
        Handler = handler;
        Query = query;
        _segments = template.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        _names = _segments.Select(segment => segment[0] == '{' ? segment.Trim('{', '}') : null).ToArray();
        What = string.Join("/", _segments.Where(segment => segment[0] != '{').Skip(area == "Resources" ? 0 : 3).DefaultIfEmpty(area));
    }

    /// <summary>Resources, Compute or RecoveryServices: whose api-versions count.</summary>
    public string Area { get; }

    public string Method { get; }

    public string Template { get; }

    public Func<RequestContext, Answer> Handler { get; }

    /// <summary>The query parameters that are understood, beside api-version.</summary>
    public IReadOnlyList<string> Query { get; }

    /// <summary>True for what a client asks before it has a token: neither token nor api-version is looked at.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Why the operation is not emulated, or null when it is.</summary>
    public string? NotEmulated { get; init; }

    public int SegmentCount => _segments.Length;

    public IReadOnlyList<string> Accepted => Area switch
    {
        "Compute" or "Network" => ApiVersions.Compute,
        "DataProtection" => ApiVersions.DataProtection,
        "KeyVault" => ApiVersions.KeyVault,
        "Storage" => ApiVersions.Storage,
        "RecoveryServices" => ApiVersions.RecoveryServices,
        _ => ApiVersions.Resources,
    };

    /// <summary>The type of the resource, as errors name it: vaults/backupPolicies.</summary>
    public string What { get; }

    /// <summary>The named parts of a path that fits, else null.</summary>
    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> segments)
    {
        if (segments.Count != _segments.Length)
        {
            return null;
        }

        // From the end: there paths differ.
        for (int i = _segments.Length - 1; i >= 0; i--)
        {
            if (_names[i] is null && !ResourcePath.Is(_segments[i], segments[i]))
            {
                return null;
            }
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < _segments.Length; i++)
        {
            if (_names[i] is { } name)
            {
                names[name] = segments[i];
            }
        }

        return names;
    }
}
