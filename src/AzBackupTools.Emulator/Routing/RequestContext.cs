using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Faults;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Routing;

/// <summary>One request as a provider sees it: the world, the moment, the names in the path.</summary>
internal sealed class RequestContext
{
    private readonly EmulatorRequest _request;
    private readonly IReadOnlyDictionary<string, string> _names;
    private RequestBody? _body;
    private string? _host;

    public RequestContext(
        World world,
        DateTimeOffset now,
        EmulatorRequest request,
        IReadOnlyDictionary<string, string> names,
        QueryString query,
        string apiVersion)
    {
        World = world;
        Now = now;
        _request = request;
        _names = names;
        Query = query;
        ApiVersion = apiVersion;
    }

    public World World { get; }

    public DateTimeOffset Now { get; }

    public QueryString Query { get; }

    public string ApiVersion { get; }

    /// <summary>What faults do to this request; asked when it starts a job or an operation.</summary>
    public RequestFaults? Faults { get; init; }

    public bool HasBody => _request.Body.Length > 0;

    public RequestBody Body => _body ??= new RequestBody(WireJson.ReadObject(_request.Body));

    /// <summary>Scheme and authority as the client wrote them: links lead back through the same door.</summary>
    public string Host => _host ??= World.Doors.Of(_request);

    /// <summary>The body as it came.</summary>
    public byte[] RawBody => _request.Body;

    public string Method => _request.Method;

    /// <summary>A header of the request, or null.</summary>
    public string? Header(string name) => _request.Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The path as it was asked for.</summary>
    public string RequestPath => _request.Uri.AbsolutePath;

    public string this[string name] => _names[name];

    public bool IsFrom(string day) => ApiVersions.IsFrom(ApiVersion, day);

    public SubscriptionRecord Subscription()
    {
        string id = this["subscription"];
        if (!Guid.TryParse(id, out _))
        {
            throw new ArmErrorException(
                400, "InvalidSubscriptionId", $"The provided subscription identifier '{id}' is malformed or invalid.", fromGateway: true);
        }

        return World.Subscriptions.TryGetValue(id, out SubscriptionRecord? subscription)
            ? subscription
            : throw new ArmErrorException(404, "SubscriptionNotFound", $"The subscription '{id}' could not be found.", fromGateway: true);
    }

    public ResourceGroupRecord Group() =>
        Subscription().Groups.TryGetValue(this["group"], out ResourceGroupRecord? group)
            ? group
            : throw new ArmErrorException(
                404, "ResourceGroupNotFound", $"Resource group '{this["group"]}' could not be found.", fromGateway: true);

    /// <summary>The vault of the path; one that is gone is not found.</summary>
    public VaultRecord Vault()
    {
        if (!Group().Vaults.TryGetValue(this["vault"], out VaultRecord? vault) || vault.IsGoneAt(Now))
        {
            throw ResourceNotFound("Microsoft.RecoveryServices/vaults", this["vault"]);
        }

        return vault;
    }

    public ArmErrorException ResourceNotFound(string type, string name) => new(
        404,
        "ResourceNotFound",
        $"The Resource '{type}/{name}' under resource group '{this["group"]}' was not found. "
        + "For more details please go to https://aka.ms/ARMResourceNotFoundFix",
        fromGateway: true);

    public ODataFilter Filter(params string[] known) => ODataFilter.Parse(Query["$filter"], known);

    /// <summary>A page of a list that is there as a whole, in the order of its keys.</summary>
    public Answer List<T>(IReadOnlyList<T> sorted, Func<T, string> key, Func<T, JsonNode> entry, string tokenName = "$skipToken") =>
        Page(last => Wire.Page.After(sorted, key, last), key, entry, tokenName);

    /// <summary>A page of what comes after the last entry of the page before, which is null for the first.</summary>
    public Answer Page<T>(Func<string?, IEnumerable<T>> after, Func<T, string> key, Func<T, JsonNode> entry, string tokenName = "$skipToken") =>
        PageOfWritten(after, key, one => Wire.Page.Entry(entry(one)), tokenName);

    /// <summary>The same of entries that are written already, each with a comma before it. The link repeats what was asked and adds the token.</summary>
    public Answer PageOfWritten<T>(
        Func<string?, IEnumerable<T>> after, Func<T, string> key, Func<T, ReadOnlyMemory<byte>> entry, string tokenName = "$skipToken")
    {
        int size = Wire.Page.Size;
        if (Query["$top"] is { } top)
        {
            size = int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked is > 0 and <= Wire.Page.Size
                ? asked
                : throw new ArmErrorException(
                    400, "BMSUserErrorInvalidInput", $"Input provided for the call is invalid\r\nPlease check the required inputs. $top is '{top}'; it goes from 1 to {Wire.Page.Size}.");
        }

        return Answer.Parts(Wire.Page.Of(after(Wire.Page.ReadToken(Query["$skipToken"])), key, entry, size, token =>
        {
            var link = new System.Text.StringBuilder(Host).Append(_request.Uri.AbsolutePath).Append("?api-version=").Append(ApiVersion);
            foreach (string name in Query.Names)
            {
                if (!ResourcePath.Is(name, "api-version") && !ResourcePath.Is(name, "$skipToken"))
                {
                    link.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(Query[name]!));
                }
            }

            return link.Append('&').Append(Uri.EscapeDataString(tokenName)).Append('=').Append(Uri.EscapeDataString(token)).ToString();
        }));
    }
}
