using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>All that an agent is told: policies, proxy and limits of bandwidth, and no secret. As JSON it configures a fleet alike.</summary>
public sealed record MarsConfiguration
{
    private const string Kind = "MarsConfiguration";
    private const int MostPort = 65535;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Proxy and limits of bandwidth.</summary>
    public MarsSettings Settings { get; init; } = new();

    /// <summary>Whether it says what proxy there is to be, be it none; else that is left as it is.</summary>
    public bool SaysProxy { get; init; } = true;

    /// <summary>Whether it says what limits of bandwidth there are to be, be it none; else they are left as they are.</summary>
    public bool SaysThrottling { get; init; } = true;

    /// <summary>Whether it is read from a file, so that what is said of it is said in the file's terms.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>The policies, one of a kind.</summary>
    public IReadOnlyList<MarsPolicy> Policies { get; init; } = [];

    /// <summary>The JSON.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            ["kind"] = Kind,
            ["version"] = 1,
            ["policies"] = new JsonArray(Policies.Select(static policy => (JsonNode)MarsJson.Of(policy)).ToArray()),
        };
        var settings = MarsJson.Of(Settings);
        if (!SaysProxy)
        {
            settings.Remove("proxy");
        }

        if (!SaysThrottling)
        {
            settings.Remove("throttling");
        }

        json["settings"] = settings;
        return json.ToJsonString(Readable);
    }

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="BackupException">InvalidPolicyFile: the text holds no configuration; the message says what is wrong, and where.</exception>
    public static MarsConfiguration Parse(string json, string source)
    {
        try
        {
            return Read(new MarsMember(JsonNode.Parse(json), string.Empty, string.Empty));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new BackupException(
                ErrorIds.InvalidPolicyFile, $"'{source}' holds no configuration of an agent: {exception.Message.TrimEnd('.')}.", "Correct it, or make a new one with Export-MarsPolicy.", source, exception)
            {
                ConcernsAllInput = true,
            };
        }
    }

    /// <summary>Asks an agent for what it is told.</summary>
    public static async Task<MarsConfiguration> ReadAsync(IMarsAgent agent, CancellationToken cancellationToken)
    {
        var info = await agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var policies = new List<MarsPolicy>();
        foreach (var workload in new[] { MarsWorkload.FilesAndFolders, MarsWorkload.SystemState })
        {
            if (await agent.GetPolicyAsync(workload, cancellationToken).ConfigureAwait(false) is { } policy)
            {
                policies.Add(policy);
            }
        }

        return new MarsConfiguration { Policies = policies, Settings = new MarsSettings { Proxy = info.Proxy, Throttling = info.Throttling } };
    }

    /// <summary>The settings of an agent after this: what is not said stays as it is.</summary>
    public MarsSettings Over(MarsSettings before) => new()
    {
        Proxy = SaysProxy ? Settings.Proxy : before.Proxy,
        Throttling = SaysThrottling ? Settings.Throttling : before.Throttling,
    };

    /// <summary>Everything that is to be said of it: of a file in terms of its members, else in terms of Set-MarsPolicy.</summary>
    /// <param name="files">The server's files, or null where it is looked at elsewhere.</param>
    public IReadOnlyList<MarsFinding> Find(MarsFiles? files) =>
    [
        .. Policies.SelectMany(policy => MarsPolicyRules.Find(policy, files).Select(finding => Told(finding, policy.Workload))),
        .. (Settings.Throttling is { } limit ? MarsScheduleRules.Find(limit) : []).Concat(FindProxy()).Select(finding => Told(finding, null)),
    ];

    private static MarsConfiguration Read(MarsMember file)
    {
        file.Object();
        if (file["kind"].Text() != Kind || file["version"].Whole() != 1)
        {
            throw new FormatException($"it is not of kind {Kind}, version 1");
        }

        file.Object("kind", "version", "policies", "settings");
        var policies = file["policies"].RequiredList().Select(MarsJsonReader.Policy).ToArray();
        if (policies.GroupBy(static policy => policy.Workload).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new FormatException($"policies has two of {twice.Key}");
        }

        // Null is none. What is not there is left as it is: half a file must not take away the proxy that the agent needs.
        var settings = file["settings"].IsNull ? file["settings"] : file["settings"].Object("proxy", "throttling");
        var isNone = file.Has("settings") && settings.IsNull;
        return new MarsConfiguration
        {
            IsFromFile = true,
            Policies = policies,
            Settings = new MarsSettings { Proxy = MarsJsonReader.Proxy(settings["proxy"]), Throttling = MarsJsonReader.Throttling(settings["throttling"]) },
            SaysProxy = isNone || settings.Has("proxy"),
            SaysThrottling = isNone || settings.Has("throttling"),
        };
    }

    private IEnumerable<MarsFinding> FindProxy()
    {
        if (Settings.Proxy is { } proxy && proxy.Server.Trim().Length == 0)
        {
            yield return MarsFinding.Error(ErrorIds.InvalidArgument, "Proxy", "-Proxy is empty.", "Give a name or an address, without a port.");
        }

        if (Settings.Proxy?.Port is < 1 or > MostPort)
        {
            yield return MarsFinding.Error(ErrorIds.InvalidArgument, "ProxyPort", $"-ProxyPort {Settings.Proxy.Port} is out of range.", $"Give 1 to {MostPort}.");
        }
    }

    private MarsFinding Told(MarsFinding finding, MarsWorkload? workload) => IsFromFile ? MarsFileTerms.Of(finding, workload) : finding;
}
