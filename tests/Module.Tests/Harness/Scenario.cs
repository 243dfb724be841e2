using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Management.Automation;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>
/// Something that a user does with the cmdlets, line by line, and what must come of it. Variables live across the steps of a
/// scenario and no further.
/// </summary>
/// <example><code>
/// new Scenario("protect by name")
///     .Run("Connect-RsAccount -Emulator | Out-Null")
///     .Run("Enable-VmProtection -Vault v1 -VmName web01 -Policy DefaultPolicy").Gives(1, ("Outcome", "Protected"))
///     .Run("Enable-VmProtection -Vault v1 -VmName nope -Policy DefaultPolicy")
///         .FailsWith("VmNotFound,AzBackupTools.Commands.EnableVmProtectionCommand", ErrorCategory.ObjectNotFound, "nope");
/// </code></example>
public sealed record Scenario(string Name)
{
    /// <summary>What is done, in its order.</summary>
    public ImmutableList<Step> Steps { get; init; } = [];

    /// <summary>
    /// Adds a step. Unless an error is expected of it, it must write none; its output is compared only where some is expected.
    /// </summary>
    public Scenario Run(string script) => this with { Steps = Steps.Add(new Step(script)) };

    /// <summary>The answers to the questions of this step.</summary>
    public Scenario Answering(params Answer[] answers) => Last(step => step with { Answers = [.. step.Answers, .. answers] });

    /// <summary>The step outputs that many objects, each with these properties.</summary>
    /// <param name="count">How many objects.</param>
    /// <param name="each">
    /// Name, or path with dots, and value as an invariant text; <c>*</c> in a value matches anything. Times are to the second
    /// (2026-01-31T10:00:00+00:00), lists are joined with commas, null is null.
    /// </param>
    public Scenario Gives(int count, params (string Property, string? Value)[] each) =>
        Last(step => step with { Count = count, Each = [.. each] });

    /// <summary>The object at an index has these properties.</summary>
    public Scenario Item(int index, params (string Property, string? Value)[] properties) =>
        Last(step => step with { Items = step.Items.AddRange(properties.Select(p => (index, p.Property, p.Value))) });

    /// <summary>The texts of the output, object by object.</summary>
    public Scenario Outputs(params string?[] texts) => Last(step => step with { Count = texts.Length, Texts = [.. texts] });

    /// <summary>The step outputs nothing.</summary>
    public Scenario GivesNothing() => Gives(0);

    /// <summary>The step writes this error, and no other than those named so.</summary>
    /// <param name="id">The whole FullyQualifiedErrorId.</param>
    /// <param name="category">Its category.</param>
    /// <param name="target">The text of its target; <c>*</c> matches anything. The wording of its message is in Errors/wording.txt.</param>
    /// <param name="count">How many such errors.</param>
    public Scenario FailsWith(string id, ErrorCategory? category = null, string? target = null, int count = 1) =>
        Last(step => step with { Failures = step.Failures.AddRange(Enumerable.Repeat(new ExpectedFailure(id, category, target), count)) });

    /// <summary>A line with this in it is written to the stream.</summary>
    public Scenario Writes(StreamName stream, string contains) =>
        Last(step => step with { Written = step.Written.Add((stream, contains)) });

    /// <summary>Nothing at all is written to the stream.</summary>
    public Scenario WritesNo(StreamName stream) => Last(step => step with { Silent = step.Silent.Add(stream) });

    /// <inheritdoc />
    public override string ToString() => Name;

    private Scenario Last(Func<Step, Step> change) => Steps.Count == 0
        ? throw new InvalidOperationException($"Scenario '{Name}': a step comes before what is expected of it.")
        : this with { Steps = Steps.SetItem(Steps.Count - 1, change(Steps[^1])) };
}

/// <summary>A stream other than output and errors.</summary>
public enum StreamName
{
    /// <summary>Warnings.</summary>
    Warning,

    /// <summary>Verbose lines.</summary>
    Verbose,

    /// <summary>Debug lines.</summary>
    Debug,

    /// <summary>Information records.</summary>
    Information,

    /// <summary>Progress, as "Activity: Status (Operation) 42%", or "Activity: completed".</summary>
    Progress,

    /// <summary>Lines to the host, such as "What if: ...".</summary>
    Host,

    /// <summary>Questions, as "Caption: Message -> Answer".</summary>
    Question,
}

/// <summary>One step with what is expected of it.</summary>
public sealed record Step(string Script)
{
    internal ImmutableList<Answer> Answers { get; init; } = [];

    internal int? Count { get; init; }

    internal ImmutableList<(string Property, string? Value)> Each { get; init; } = [];

    internal ImmutableList<(int Index, string Property, string? Value)> Items { get; init; } = [];

    internal ImmutableList<string?>? Texts { get; init; }

    internal ImmutableList<ExpectedFailure> Failures { get; init; } = [];

    internal ImmutableList<(StreamName Stream, string Contains)> Written { get; init; } = [];

    internal ImmutableList<StreamName> Silent { get; init; } = [];

    internal IReadOnlyList<string> Properties =>
        [.. Each.Select(each => each.Property).Concat(Items.Select(item => item.Property)).Distinct()];
}

/// <summary>How a question is answered.</summary>
public enum Answer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}

/// <summary>An error that is expected.</summary>
internal sealed record ExpectedFailure(string Id, ErrorCategory? Category, string? Target);
