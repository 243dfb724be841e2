using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Neighbour;

/// <summary>
/// Signs a service principal in, which takes Azure.Identity, MSAL and the pipeline of Azure.Core. No network is needed: a handler in
/// the process gives the token.
/// </summary>
[Cmdlet(VerbsCommon.Get, "NeighbourToken")]
[OutputType(typeof(string))]
public sealed class GetNeighbourTokenCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        using HttpClient client = new(new TokenHandler());
        ClientSecretCredential credential = new(
            "contoso.onmicrosoft.com",
            "00000000-0000-0000-0000-000000000001",
            "secret",
            new ClientSecretCredentialOptions { Transport = new HttpClientTransport(client), DisableInstanceDiscovery = true });
        WriteObject(credential.GetToken(new TokenRequestContext(["https://vault.invalid/.default"]), CancellationToken.None).Token);
    }

    private sealed class TokenHandler : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(
                """{"token_type":"Bearer","expires_in":3599,"access_token":"token of the neighbour"}""", Encoding.UTF8, "application/json"),
        };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
