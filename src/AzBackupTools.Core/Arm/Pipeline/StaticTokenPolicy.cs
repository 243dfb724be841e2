using System;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>The dummy token of the emulator: over http, but never to another machine.</summary>
internal sealed class StaticTokenPolicy : AsyncPolicy
{
    private readonly string _authorization;

    public StaticTokenPolicy(string token) => _authorization = "Bearer " + token;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!ArmEndpoint.IsLocal(message.Request.Uri.ToUri()))
        {
            throw new InvalidOperationException("The emulator's token is not sent to another machine.");
        }

        message.Request.Headers.SetValue("Authorization", _authorization);
        return ProcessNextAsync(message, pipeline);
    }
}
