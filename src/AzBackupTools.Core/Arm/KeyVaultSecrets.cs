using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm.Pipeline;
using Azure.Core;

namespace AzBackupTools.Core.Arm;

/// <summary>
/// Puts secrets into key vaults. They answer on hosts of their own and want tokens of their own, so that none of it goes through the
/// pipeline of ARM, and neither request nor answer is ever logged.
/// </summary>
/// <remarks>The wire: <see href="https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret" />.</remarks>
public sealed class KeyVaultSecrets(ArmClient arm)
{
    private const string ApiVersion = "7.4";

    private static readonly Regex VaultName = new("^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$", RegexOptions.CultureInvariant);

    private static readonly Regex SecretName = new("^[A-Za-z0-9-]{1,127}$", RegexOptions.CultureInvariant);

    private static readonly Regex Version = new("^[A-Za-z0-9]+$", RegexOptions.CultureInvariant);

    private static readonly HttpMethod Patch = new("PATCH");

    /// <summary>Sets a secret: a new version of it where it is there already.</summary>
    /// <param name="vault">The name of the key vault.</param>
    /// <param name="name">The name of the secret: letters, digits and hyphens.</param>
    /// <param name="value">The secret.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The identifier of the version that was made.</returns>
    /// <exception cref="ArgumentException">One of the names is none.</exception>
    /// <exception cref="ArmException">The key vault refuses it, or cannot be reached.</exception>
    public async Task<string> SetAsync(string vault, string name, string value, CancellationToken cancellationToken)
    {
        var uri = Address(vault, name, string.Empty);
        var answer = await SendAsync(HttpMethod.Put, uri, vault, new JsonObject { ["value"] = value }, value, cancellationToken).ConfigureAwait(false);
        return (answer as JsonObject)?["id"] is JsonValue id && id.TryGetValue(out string? text) ? text : uri.GetLeftPart(UriPartial.Path);
    }

    /// <summary>Disables a version of a secret: it is kept, and nobody gets it.</summary>
    /// <param name="vault">The name of the key vault.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="id">The identifier of the version. Only its last part is used: an address that comes from elsewhere is not followed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">One of the names is none, or the identifier names no version.</exception>
    /// <exception cref="ArmException">The key vault refuses it, or cannot be reached.</exception>
    public async Task DisableAsync(string vault, string name, string id, CancellationToken cancellationToken)
    {
        var version = (id ?? throw new ArgumentNullException(nameof(id))).Split('/').Last();
        Require(Version.IsMatch(version) ? null : "is no version of a secret", version, nameof(id));
        var change = new JsonObject { ["attributes"] = new JsonObject { ["enabled"] = false } };
        await SendAsync(Patch, Address(vault, name, "/" + version), vault, change, secret: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why a text cannot be the name of a key vault, as "is no name...", or null where it can.</summary>
    public static string? ObjectionToVault(string vault) =>
        VaultName.IsMatch(vault ?? string.Empty) ? null : "is no name of a key vault: 3 to 24 letters, digits and hyphens, beginning with a letter";

    /// <summary>The same of a secret.</summary>
    public static string? ObjectionToSecret(string name) =>
        SecretName.IsMatch(name ?? string.Empty) ? null : "is no name of a secret: 1 to 127 letters, digits and hyphens";

    private Uri Address(string vault, string name, string version)
    {
        Require(ObjectionToVault(vault), vault, nameof(vault));
        Require(ObjectionToSecret(name), name, nameof(name));
        var place = arm.Options.KeyVaults is { } folder ? new Uri(folder, vault + "/") : new Uri($"https://{vault}.{Suffix(arm.Options.Environment)}/");
        return new Uri(place, $"secrets/{name}{version}?api-version={ApiVersion}");
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, Uri uri, string vault, JsonObject body, string? secret, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var request = new HttpRequestMessage(method, uri);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await arm.Anonymous.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            return response.IsSuccessStatusCode ? JsonNode.Parse(answer) : throw Refused(method, uri, vault, (int)response.StatusCode, answer, secret);
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw TransportFailure.IsUnknownHost(exception)
                ? Failed(method, uri, new ArmError { Code = ArmErrorCodes.HostNotFound, Message = $"There is no host {uri.Host}." }, 0, exception)
                : Failed(method, uri, new ArmError { Code = ArmErrorCodes.TransportFailure, Message = Refusal(vault, uri) + TransportFailure.Reason(exception) }, 0, exception);
        }
    }

    /// <summary>The emulator's token, which <see cref="ArmClientOptions.KeyVaults" /> keeps on this machine, or a real one for key vaults.</summary>
    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (arm.Options.Credential is not { } credential)
        {
            return arm.Options.KeyVaults is null ? throw new InvalidOperationException("This connection to the emulator does not say where its key vaults are.") : arm.Options.StaticToken!;
        }

        try
        {
            return (await credential.GetTokenAsync(new TokenRequestContext([$"https://{Suffix(arm.Options.Environment)}/.default"]), cancellationToken).ConfigureAwait(false)).Token;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ArmException(ArmErrorCodes.AuthenticationFailed, "No token for key vaults could be had: " + e.Message, e);
        }
    }

    /// <summary>What the key vault says of it, unless the secret is repeated there.</summary>
    private static ArmException Refused(HttpMethod method, Uri uri, string vault, int status, string answer, string? secret)
    {
        var said = ArmErrorParser.TryParse(answer);
        var shown = said is not null && !(secret is not null && (answer.Contains(secret) || Repeats(said, secret)))
            ? said
            : new ArmError { Code = StatusText.Of(status), Message = string.Format(CultureInfo.InvariantCulture, "it answers {0} {1}.", status, StatusText.Of(status)) };
        return Failed(method, uri, shown with { Message = Refusal(vault, uri) + shown.Message }, status, null);
    }

    private static bool Repeats(ArmError error, string secret) =>
        error.Message.Contains(secret) || error.Details.Any(detail => Repeats(detail, secret)) || (error.InnerError is { } inner && Repeats(inner, secret));

    private static string Refusal(string vault, Uri uri) => $"The key vault {vault} at {uri.Host} does not take the secret: ";

    private static ArmException Failed(HttpMethod method, Uri uri, ArmError error, int status, Exception? cause) => new(error, status, cause)
    {
        Method = method,
        Uri = ArmException.WithoutQuery(uri),
    };

    private static void Require(string? objection, string text, string parameter)
    {
        if (objection is not null)
        {
            throw new ArgumentException($"'{text}' {objection}.", parameter);
        }
    }

    private static string Suffix(ArmEnvironment environment) => environment.Name switch
    {
        "AzureUSGovernment" => "vault.usgovcloudapi.net",
        "AzureChinaCloud" => "vault.azure.cn",
        _ => "vault.azure.net",
    };
}
