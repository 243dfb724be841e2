using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Arm;

/// <summary>A cloud: where its ARM answers and who signs its tokens.</summary>
public sealed class ArmEnvironment
{
    private ArmEnvironment(string name, Uri resourceManager, Uri authority, string scope)
    {
        Name = name;
        ResourceManager = resourceManager;
        Authority = authority;
        Scope = scope;
    }

    /// <summary>The public cloud.</summary>
    public static ArmEnvironment AzureCloud { get; } = new(
        "AzureCloud", new Uri("https://management.azure.com/"), new Uri("https://login.microsoftonline.com/"), "https://management.azure.com/.default");

    /// <summary>The cloud of the US government.</summary>
    public static ArmEnvironment AzureUSGovernment { get; } = new(
        "AzureUSGovernment", new Uri("https://management.usgovcloudapi.net/"), new Uri("https://login.microsoftonline.us/"), "https://management.usgovcloudapi.net/.default");

    /// <summary>The cloud in China, run by 21Vianet.</summary>
    public static ArmEnvironment AzureChinaCloud { get; } = new(
        "AzureChinaCloud", new Uri("https://management.chinacloudapi.cn/"), new Uri("https://login.chinacloudapi.cn/"), "https://management.chinacloudapi.cn/.default");

    /// <summary>The clouds that have a name.</summary>
    public static IReadOnlyList<ArmEnvironment> All { get; } = [AzureCloud, AzureUSGovernment, AzureChinaCloud];

    private static readonly Dictionary<string, ArmEnvironment> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureCloud"] = AzureCloud,
        ["AzurePublicCloud"] = AzureCloud,
        ["AzurePublic"] = AzureCloud,
        ["Azure"] = AzureCloud,
        ["Public"] = AzureCloud,
        ["AzureUSGovernment"] = AzureUSGovernment,
        ["AzureUSGovernmentCloud"] = AzureUSGovernment,
        ["AzureGovernment"] = AzureUSGovernment,
        ["AzureUSGov"] = AzureUSGovernment,
        ["AzureGov"] = AzureUSGovernment,
        ["USGovernment"] = AzureUSGovernment,
        ["USGov"] = AzureUSGovernment,
        ["AzureChinaCloud"] = AzureChinaCloud,
        ["AzureChina"] = AzureChinaCloud,
        ["China"] = AzureChinaCloud,
    };

    /// <summary>The name of the cloud.</summary>
    public string Name { get; }

    /// <summary>The endpoint of ARM.</summary>
    public Uri ResourceManager { get; }

    /// <summary>The endpoint that issues tokens.</summary>
    public Uri Authority { get; }

    /// <summary>The scope to ask tokens for.</summary>
    public string Scope { get; }

    /// <summary>Finds a cloud by name; case does not matter, and the names that other tools use are understood.</summary>
    /// <exception cref="ArgumentException">There is no such cloud.</exception>
    public static ArmEnvironment Get(string name) =>
        name is not null && ByName.TryGetValue(name.Trim(), out var environment)
            ? environment
            : throw new ArgumentException(
                $"'{name}' is not the name of a cloud. Known are AzureCloud, AzureUSGovernment and AzureChinaCloud; describe another one with its endpoint.",
                nameof(name));

    /// <summary>A cloud of one's own: Azure Stack Hub, an air-gapped cloud, the emulator.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="resourceManager">The endpoint of its ARM: https, or http on this machine.</param>
    /// <param name="authority">The endpoint that issues its tokens.</param>
    /// <param name="scope">The scope to ask tokens for; null: the one of the endpoint.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute URI, or http to another machine.</exception>
    public static ArmEnvironment Custom(string name, Uri resourceManager, Uri authority, string? scope = null)
    {
        if (name is null || name.Trim().Length == 0)
        {
            throw new ArgumentException("A cloud needs a name.", nameof(name));
        }

        if (authority is null || !authority.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{authority}' is no absolute URI: the authority of a cloud is like https://login.microsoftonline.com/.", nameof(authority));
        }

        ArmEndpoint.Check(resourceManager, nameof(resourceManager));
        return new ArmEnvironment(name, resourceManager, authority, scope ?? resourceManager.GetLeftPart(UriPartial.Authority) + "/.default");
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
