namespace AzBackupTools.Conformance;

/// <summary>One way in which an answer differs from the recorded one.</summary>
/// <param name="Recording">The name of the recording.</param>
/// <param name="Number">Which exchange; -1 for what was there before the first one.</param>
/// <param name="Request">Verb and path.</param>
/// <param name="Where">status, header:name, model, seed, replay, or the path of a member.</param>
/// <param name="What">What is there and what was recorded.</param>
public sealed record Difference(string Recording, int Number, string Request, string Where, string What)
{
    /// <summary>Why it is as it is, when that is known.</summary>
    public string? Reason { get; init; }

    public override string ToString() => $"{Recording} #{Number} {Request} {Where}: {What}" + (Reason is null ? string.Empty : $" ({Reason})");
}
