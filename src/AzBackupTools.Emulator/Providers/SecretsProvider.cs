using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The secrets of key vaults: set, got by name or version, listed, and their attributes changed.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups. A key vault answers on a host of its own.</remarks>
internal sealed class SecretsProvider
{
    /// <summary>Where key vaults answer.</summary>
    public static readonly NamedHosts Hosts = new(".vault.azure.net", "/_keyvaults/");

    /// <summary>The most entries of a page, and how many there are where nobody says.</summary>
    private const int PageSize = 25;

    private readonly World _world;
    private readonly EmulatorRequest _request;
    private readonly DateTimeOffset _now;
    private readonly ResourceGroupRecord _group;
    private readonly JsonObject _vault;
    private readonly IReadOnlyList<string> _segments;
    private QueryString _query = new(string.Empty);

    private SecretsProvider(World world, EmulatorRequest request, DateTimeOffset now)
    {
        (string name, string path) = Hosts.Split(request.Uri);
        (_group, _vault) = KeyVaultsProvider.Find(world, name) ?? throw new KeyVaultException(
            404, "VaultNotFound", $"There is no key vault '{name}' in the emulator. Azure has no such host then: the name cannot be resolved.");
        _world = world;
        _request = request;
        _now = now;
        _segments = ResourcePath.Segments(path);
    }

    private string VaultName => (string)_vault["name"]!;

    private string Address => Hosts.Endpoint(_world.Doors.Of(_request), VaultName);

    private string VersionPath => $"{_segments[1]}/{_segments[2]}";

    /// <summary>Answers a request to the host of a key vault.</summary>
    public static Answer Handle(World world, EmulatorRequest request, DateTimeOffset now, AccessRule? access, RequestFaults faults)
    {
        try
        {
            return new SecretsProvider(world, request, now).Handle(access, faults);
        }
        catch (KeyVaultException refusal)
        {
            var answer = new Answer(refusal.Status, refusal.ToBody());
            foreach (KeyValuePair<string, string> header in refusal.Headers ?? new Dictionary<string, string>())
            {
                answer.With(header.Key, header.Value);
            }

            return answer;
        }
    }

    private Answer Handle(AccessRule? access, RequestFaults faults)
    {
        KeyVaultAccess.CheckToken(_world.Options, _request);
        (string action, string permission, Func<Answer> handler) = Find();
        KeyVaultAccess.Check(access, _world, _vault, action, permission, _segments.Count > 1 ? _segments[1] : null);
        if (faults.Silences(_world.Options))
        {
            return new Answer(500);
        }

        try
        {
            CheckQuery();
            return handler().With("x-ms-keyvault-region", (string)_vault["location"]!);
        }
        catch (ArmErrorException malformed) when (malformed.Status == 400)
        {
            throw KeyVaultException.BadParameter(malformed.Message);
        }
    }

    /// <summary>What is asked for: the data action of RBAC, the permission of access policies, and who answers.</summary>
    private (string Action, string Permission, Func<Answer> Handler) Find()
    {
        bool isSecrets = _segments.Count > 0 && ResourcePath.Is(_segments[0], "secrets");
        return (_request.Method, isSecrets ? _segments.Count : 0) switch
        {
            ("GET", 1) => (KeyVaultAccess.List, "list", List),
            ("PUT", 2) => (KeyVaultAccess.Set, "set", Set),
            ("GET", 2) => (KeyVaultAccess.Get, "get", () => Get(Versions().LastOrDefault(), _segments[1])),
            ("GET", 3) when ResourcePath.Is(_segments[2], "versions") => (KeyVaultAccess.List, "list", ListVersions),
            ("GET", 3) => (KeyVaultAccess.Get, "get", () => Get(Versions().FirstOrDefault(IsAsked), VersionPath)),
            ("PATCH", 3) => (KeyVaultAccess.Change, "set", Change),
            _ => throw new ArmErrorException(
                501,
                "NotImplemented",
                $"The emulator does not answer {_request.Method} {_request.Uri.AbsolutePath}. Of a key vault it answers PUT and GET /secrets/{{name}}, "
                + "GET and PATCH /secrets/{name}/{version}, GET /secrets/{name}/versions and GET /secrets.",
                fromGateway: true),
        };
    }

    private Answer Set()
    {
        string name = _segments[1];
        if (name.Length > 127 || !name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
        {
            throw KeyVaultException.BadParameter($"The request URI contains an invalid name: {name}");
        }

        string version = _world.Ids.Guid(
            "secret", (string)_vault["id"]!, name, WireTime.Stamp(_now), Versions().Count().ToString(CultureInfo.InvariantCulture)).Replace("-", string.Empty);
        SecretRecord secret = SecretBody.Read(Body(), Versions().FirstOrDefault()?.Name ?? name, version, _now);
        if (!_group.KeyVaultSecrets.TryGetValue(VaultName, out List<SecretRecord>? secrets))
        {
            _group.KeyVaultSecrets[VaultName] = secrets = new List<SecretRecord>();
        }

        secrets.Add(secret);
        return Answer.Ok(SecretBody.Of(_vault, secret, Id(secret), withValue: true));
    }

    private Answer Get(SecretRecord? secret, string asked) =>
        secret is null ? throw KeyVaultException.SecretNotFound(asked)
        : secret.IsEnabled ? Answer.Ok(SecretBody.Of(_vault, secret, Id(secret), withValue: true))
        : throw KeyVaultException.SecretDisabled();

    private Answer Change()
    {
        SecretRecord before = Versions().FirstOrDefault(IsAsked) ?? throw KeyVaultException.SecretNotFound(VersionPath);
        SecretRecord after = SecretBody.Change(before, Body(), _now);
        List<SecretRecord> secrets = _group.KeyVaultSecrets[VaultName];
        secrets[secrets.IndexOf(before)] = after;
        return Answer.Ok(SecretBody.Of(_vault, after, Id(after), withValue: false));
    }

    private Answer ListVersions() => Page(
        Versions().OrderBy(secret => secret.Version, StringComparer.Ordinal).ToList(), secret => secret.Version, Id);

    private Answer List() => Page(
        Secrets().GroupBy(secret => secret.Name.ToLowerInvariant()).OrderBy(versions => versions.Key, StringComparer.Ordinal).Select(versions => versions.Last()).ToList(),
        secret => secret.Name.ToLowerInvariant(),
        secret => $"{Address}secrets/{secret.Name}");

    private Answer Page(IReadOnlyList<SecretRecord> sorted, Func<SecretRecord, string> key, Func<SecretRecord, string> id)
    {
        int size = PageSize;
        if (_query["maxresults"] is { } asked && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is > 0 and <= PageSize))
        {
            throw KeyVaultException.BadParameter($"maxresults is '{asked}'; it goes from 1 to {PageSize}.");
        }

        return Answer.Parts(Wire.Page.Of(
            Wire.Page.After(sorted, key, Wire.Page.ReadToken(_query["$skiptoken"])),
            key,
            secret => Wire.Page.Entry(SecretBody.Of(_vault, secret, id(secret), withValue: false)),
            size,
            token => $"{Address}{string.Join("/", _segments)}?api-version={_query["api-version"]}&$skiptoken={Uri.EscapeDataString(token)}&maxresults={size}"));
    }

    private void CheckQuery()
    {
        _query = new QueryString(_request.Uri.Query);
        string? version = _query["api-version"];
        IReadOnlyList<string> known = ApiVersions.Secrets;
        if (string.IsNullOrEmpty(version))
        {
            throw KeyVaultException.BadParameter($"api-version is missing. Supported: {string.Join(", ", known)}.");
        }

        if (_world.Options.Loose)
        {
            return;
        }

        if (!known.Contains(version, StringComparer.OrdinalIgnoreCase))
        {
            // The words: https://github.com/Azure/azure-sdk-for-python/issues/28595.
            throw KeyVaultException.BadParameter(
                $"The specified version ({version}) is not recognized. Consider using the latest supported version ({known[known.Count - 1]}).");
        }

        string[] supported = _request.Method == "GET" && _segments.Count != 2 ? new[] { "api-version", "maxresults", "$skiptoken" } : new[] { "api-version" };
        if (_query.Names.FirstOrDefault(name => !supported.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } stranger)
        {
            throw KeyVaultException.BadParameter($"The query parameter '{stranger}' is not supported here. Supported: {string.Join(", ", supported)}.");
        }
    }

    private string Id(SecretRecord secret) => $"{Address}secrets/{secret.Name}/{secret.Version}";

    private RequestBody Body() => new(WireJson.ReadObject(_request.Body));

    private IReadOnlyList<SecretRecord> Secrets() =>
        _group.KeyVaultSecrets.TryGetValue(VaultName, out List<SecretRecord>? secrets) ? secrets : Array.Empty<SecretRecord>();

    /// <summary>The versions of the secret in the path, the oldest first.</summary>
    private IEnumerable<SecretRecord> Versions() => Secrets().Where(IsNamed);

    private bool IsNamed(SecretRecord secret) => ResourcePath.Is(secret.Name, _segments[1]);

    private bool IsAsked(SecretRecord secret) => ResourcePath.Is(secret.Version, _segments[2]);
}
