using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace OldNeighbour;

/// <summary>Uses Azure.Core in earnest, by a type of its own that derives from one of that assembly, and says which one it got.</summary>
[Cmdlet(VerbsCommon.Get, "NeighbourAzureCore")]
[OutputType(typeof(string))]
public sealed class GetNeighbourAzureCoreCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        AccessToken token = new FixedCredential().GetToken(new TokenRequestContext(["https://vault.invalid/.default"]), CancellationToken.None);
        WriteObject($"{typeof(TokenCredential).Assembly.GetName().Version} {token.Token}");
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(requestContext.Scopes[0], System.DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
