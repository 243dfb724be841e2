using System;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>A policy of a pipeline in which nothing blocks.</summary>
internal abstract class AsyncPolicy : HttpPipelinePolicy
{
    /// <summary>Never called: <see cref="ArmClient" /> is asynchronous throughout.</summary>
    public sealed override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("This pipeline is asynchronous throughout.");
}
