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

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Proxy and limits of bandwidth.</summary>
    public MarsSettings Settings { get; init; } = new();

    /// <summary>The policies, one of a kind.</summary>
    public IReadOnlyList<MarsPolicy> Policies { get; init; } = [];

    /// <summary>The JSON.</summary>
    public string ToJson() => new JsonObject
    {
        ["kind"] = Kind,
        ["version"] = 1,
        ["policies"] = new JsonArray(Policies.Select(static policy => (JsonNode)MarsJson.Of(policy)).ToArray()),
        ["settings"] = MarsJson.Of(Settings),
    }.ToJsonString(Readable);

    /// <summary>Reads the JSON.</summary>
    /// <exception cref="BackupException">InvalidPolicyFile: the text holds no configuration; the message says what is wrong.</exception>
    public static MarsConfiguration Parse(string json, string source)
    {
        try
        {
            var root = JsonNode.Parse(json) as JsonObject;
            if (root?["kind"]?.ToString() != Kind || root["version"]?.ToString() != "1")
            {
                throw new FormatException("it is not of kind MarsConfiguration, version 1");
            }

            var policies = (root["policies"] as JsonArray ?? throw new FormatException("policies is missing")).Select(MarsJson.ReadPolicy).ToArray();
            return policies.Select(static policy => policy.Workload).Distinct().Count() == policies.Length
                ? new MarsConfiguration { Settings = MarsJson.ReadSettings(root["settings"]), Policies = policies }
                : throw new FormatException("it has two policies of a kind");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new BackupException(ErrorIds.InvalidPolicyFile, $"'{source}' holds no configuration of an agent: {exception.Message.TrimEnd('.')}.", "Make one with Export-MarsPolicy.", source, exception)
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

    /// <summary>Everything that is to be said of it.</summary>
    /// <param name="files">The server's files, or null where it is looked at elsewhere.</param>
    public IReadOnlyList<MarsFinding> Find(MarsFiles? files) =>
        [.. Policies.SelectMany(policy => MarsPolicyRules.Find(policy, files)), .. Settings.Throttling is { } limit ? MarsScheduleRules.Find(limit) : []];
}
