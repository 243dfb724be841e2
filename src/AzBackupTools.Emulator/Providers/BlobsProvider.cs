using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>
/// The blobs that restores leave in their staging account: a template, and nothing else. They are read over a signed address, which
/// listServiceSas of the account gives, and which no token replaces.
/// </summary>
internal static class BlobsProvider
{
    /// <summary>Where the blobs of accounts answer.</summary>
    public static readonly NamedHosts Hosts = new(HostEnd, "/_blobs/");

    private const string HostEnd = ".blob.core.windows.net";

    /// <summary>What a job says of a blob, with the address that the client can reach; anything else as it is.</summary>
    public static string? Shown(string door, string? value) =>
        value is not null && value.StartsWith("https://", StringComparison.Ordinal) && value.IndexOf(HostEnd + "/", StringComparison.Ordinal) is > 0 and var end
            ? Hosts.Endpoint(door, value.Substring(8, end - 8)) + value.Substring(end + HostEnd.Length + 1)
            : value;

    /// <summary>Signs the address of one blob: https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-service-sas.</summary>
    public static Answer ListServiceSas(RequestContext context)
    {
        if (!context.Group().PlainResources.ContainsKey($"Microsoft.Storage/storageAccounts/{context["name"]}"))
        {
            throw context.ResourceNotFound("Microsoft.Storage/storageAccounts", context["name"]);
        }

        string resource = context.Body.Text("canonicalizedResource") ?? string.Empty;
        string start = $"/blob/{context["name"]}/";
        if (!resource.StartsWith(start, StringComparison.OrdinalIgnoreCase) || context.Body.Text("signedPermission") != "r" || context.Body.Text("signedResource") != "b")
        {
            throw new ArmErrorException(400, "InvalidValuesForRequestParameters", $"canonicalizedResource begins with {start}, signedResource is b and signedPermission is r: the emulator signs nothing else.");
        }

        string until = context.Body.Text("signedExpiry") is { } said && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed)
            ? parsed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : throw new ArmErrorException(400, "InvalidValuesForRequestParameters", "signedExpiry is missing or not a time.");
        string path = resource.Substring(start.Length - 1);
        return Answer.Ok(new JsonObject
        {
            ["serviceSasToken"] = $"sv=2015-04-05&sr=b&sp=r&spr=https,http&se={Uri.EscapeDataString(until)}&sig={Signature(context.World, context["name"], path, until)}",
        });
    }

    /// <summary>Answers a request to the host of the blobs.</summary>
    public static Answer Get(World world, EmulatorRequest request, DateTimeOffset now)
    {
        (string account, string path) = Hosts.Split(request.Uri);
        path = Uri.UnescapeDataString(path);
        Dictionary<string, string> query = request.Uri.Query.TrimStart('?').Split('&').Select(part => part.Split(new[] { '=' }, 2))
            .Where(part => part.Length == 2).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        bool isSigned = query.TryGetValue("se", out string? until) && query.TryGetValue("sig", out string? signature)
            && signature == Signature(world, account, path, until)
            && DateTimeOffset.Parse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) > now;
        if (!isSigned || request.Method != "GET")
        {
            throw new ArmErrorException(403, "AuthenticationFailed", "Server failed to authenticate the request. Make sure the address is signed and not expired.");
        }

        string address = $"https://{account}{HostEnd}{path}";
        JobRecord job = world.VaultsAt(now).SelectMany(vault => vault.Jobs.Values).FirstOrDefault(job =>
                job.StatusAt(now) == "Completed" && job.PropertyBagAtEnd.Any(entry => entry.Key == "Template Blob Uri" && entry.Value == address))
            ?? throw new ArmErrorException(404, "BlobNotFound", "The specified blob does not exist.");
        return Answer.Ok(new JsonObject
        {
            ["$schema"] = "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
            ["contentVersion"] = "1.0.0.0",
            ["parameters"] = new JsonObject
            {
                ["VirtualMachineName"] = new JsonObject { ["type"] = "string" },
                ["VirtualNetwork"] = new JsonObject { ["type"] = "string" },
            },
            ["resources"] = new JsonArray(new JsonObject
            {
                ["type"] = "Microsoft.Compute/virtualMachines",
                ["apiVersion"] = "2019-12-01",
                ["name"] = "[parameters('VirtualMachineName')]",
                ["tags"] = new JsonObject { ["source"] = job.VmName },
            }),
        });
    }

    private static string Signature(World world, string account, string path, string until) =>
        world.Ids.Guid("sas", account.ToLowerInvariant(), path, until).Replace("-", string.Empty);
}
