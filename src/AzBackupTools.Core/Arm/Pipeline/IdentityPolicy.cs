using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>Says who asks: the user agent, and one id per logical request that all its attempts carry.</summary>
internal sealed class IdentityPolicy : AsyncPolicy
{
    private const int LongestApplicationId = 24;

    private readonly string _userAgent;

    public IdentityPolicy(string? applicationId) => _userAgent = UserAgent(applicationId);

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var headers = message.Request.Headers;
        headers.SetValue("x-ms-client-request-id", message.Request.ClientRequestId);
        headers.SetValue("User-Agent", _userAgent);
        headers.SetValue("Accept", "application/json");
        return ProcessNextAsync(message, pipeline);
    }

    private static string UserAgent(string? applicationId)
    {
        var version = typeof(IdentityPolicy).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var plus = version.IndexOf('+');
        var agent = new StringBuilder("AzBackupTools/").Append(plus < 0 ? version : version.Substring(0, plus))
            .Append(" (").Append(Comment(RuntimeInformation.FrameworkDescription)).Append("; ").Append(Comment(RuntimeInformation.OSDescription)).Append(')');
        if (applicationId is not null && applicationId.Trim().Length > 0)
        {
            var id = Comment(applicationId.Trim()).Replace(' ', '-');
            agent.Append(' ').Append(id.Length > LongestApplicationId ? id.Substring(0, LongestApplicationId) : id);
        }

        return agent.ToString();
    }

    /// <summary>Keeps what may stand in a comment of a header (RFC 9110, 5.6.5).</summary>
    private static string Comment(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            kept.Append(c is '(' or ')' or '\\' or '"' or < ' ' or > '~' ? '_' : c);
        }

        return kept.ToString();
    }
}
