namespace AzBackupTools.Core.Workflows;

/// <summary>What a change has come to: its result where it was followed to the end, else the operation that still runs.</summary>
/// <typeparam name="TResult">The kind of result.</typeparam>
public sealed class ChangeResult<TResult>
    where TResult : class
{
    private ChangeResult(object output) => Output = output;

    /// <summary>The result, or the <see cref="PendingOperation"/>.</summary>
    public object Output { get; }

    internal static ChangeResult<TResult> Of(TResult result) => new(result);

    internal static ChangeResult<TResult> Of(PendingOperation operation) => new(operation);
}
