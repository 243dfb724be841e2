using System;
using System.Collections.Generic;

namespace PowerShellDouble.Execution;

/// <summary>One command in its pipeline.</summary>
internal abstract class CommandProcessor : IDisposable
{
    private readonly Queue<object?> _input = new();

    internal Action<object?> Output { get; set; } = static _ => { };

    private protected bool ExpectsInput { get; private set; }

    private protected PipelineProcessor Pipeline { get; private set; } = null!;

    public virtual void Dispose()
    {
    }

    internal abstract void Begin();

    internal abstract void Complete();

    internal abstract void Execute();

    internal virtual void Prepare(PipelineProcessor pipeline, int position, int length, bool expectsInput)
    {
        Pipeline = pipeline;
        ExpectsInput = expectsInput;
    }

    internal abstract void Stop();

    internal void Enqueue(object? value) => _input.Enqueue(value);

    private protected bool TryRead(out object? value) => _input.TryDequeue(out value);
}
