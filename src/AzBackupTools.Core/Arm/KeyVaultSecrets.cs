using System;
using System.Globalization;
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

    private static readonly Regex VaultName = new("^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$", RegexOptions.CultureInvariant);

    private static readonly Regex SecretName = new("^[A-Za-z0-9-]{1,127}$", RegexOptions.CultureInvariant);

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
        Require(VaultName, vault, "is no name of a key vault: 3 to 24 letters, digits and hyphens", nameof(vault));
        Require(SecretName, name, "is no name of a secret: 1 to 127 letters, digits and hyphens", nameof(name));
        var credential = arm.Options.Credential ?? throw new InvalidOperationException("A connection to the emulator has no key vaults.");
        var suffix = Suffix(arm.Options.Environment);
        var uri = new Uri($"https://{vault}.{suffix}/secrets/{name}?api-version={ApiVersion}");
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([$"https://{suffix}/.default"]), cancellationToken).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Put, uri);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            request.Content = new StringContent(new JsonObject { ["value"] = value }.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await arm.Anonymous.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(answer)?["id"]?.GetValue<string>() ?? uri.GetLeftPart(UriPartial.Path)
                : throw Failed(uri, string.Format(CultureInfo.InvariantCulture, "it answers {0} {1}", (int)response.StatusCode, StatusText.Of((int)response.StatusCode)), (int)response.StatusCode, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Failed(uri, TransportFailure.Reason(exception), 0, exception);
        }
    }

    private static void Require(Regex form, string text, string complaint, string parameter)
    {
        if (!form.IsMatch(text ?? string.Empty))
        {
            throw new ArgumentException($"'{text}' {complaint}.", parameter);
        }
    }

    private static string Suffix(ArmEnvironment environment) => environment.Name switch
    {
        "AzureUSGovernment" => "vault.usgovcloudapi.net",
        "AzureChinaCloud" => "vault.azure.cn",
        _ => "vault.azure.net",
    };

    private static ArmException Failed(Uri uri, string reason, int status, Exception? cause) =>
        new(new ArmError { Code = ArmErrorCodes.TransportFailure, Message = $"The key vault {uri.Host} does not take the secret: {reason}." }, status, cause)
        {
            Method = HttpMethod.Put,
            Uri = ArmException.WithoutQuery(uri),
        };
}
