using System;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>
/// Signs requests. A token that is refused half-way (expired, revoked, or with claims missing) is replaced once per request;
/// a second refusal stands, and its code is the service's.
/// </summary>
/// <remarks>
/// Azure.Core's own policy reads the machine's clock; time here comes from the client's.
/// Challenges: https://learn.microsoft.com/entra/identity-platform/claims-challenge.
/// </remarks>
internal sealed class BearerTokenPolicy : AsyncPolicy
{
    private static readonly Regex ClaimsOfChallenge = new("""\bclaims="([^"]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly TokenCache _tokens;

    public BearerTokenPolicy(TokenCache tokens) => _tokens = tokens;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Uri.Scheme != "https")
        {
            throw new InvalidOperationException("A real token is not sent over http.");
        }

        var token = await _tokens.GetAsync(message.CancellationToken).ConfigureAwait(false);
        Sign(message, token);
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        if (message.Response.Status != 401)
        {
            return;
        }

        var fresh = await _tokens.RefreshAsync(token, Claims(message.Response), message.CancellationToken).ConfigureAwait(false);
        if (fresh == token)
        {
            return;
        }

        Exchange.Of(message).Activity.Verbose("The token was refused; the request is sent once more with a fresh one.");
        message.Response.Dispose();
        Sign(message, fresh);
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
    }

    private static void Sign(HttpMessage message, string token) => message.Request.Headers.SetValue("Authorization", "Bearer " + token);

    private static string? Claims(Azure.Response response)
    {
        if (!response.Headers.TryGetValue("WWW-Authenticate", out var challenge) || ClaimsOfChallenge.Match(challenge) is not { Success: true } match)
        {
            return null;
        }

        var encoded = match.Groups[1].Value.Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
