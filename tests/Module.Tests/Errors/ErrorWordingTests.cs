using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Module.Tests.Conventions;
using Xunit;

namespace AzBackupTools.Module.Tests.Errors;

/// <summary>Each message that a user reads has been reviewed. These tests come last, when the scenarios have run.</summary>
[Collection(nameof(ErrorWordingTests))]
[CollectionDefinition(nameof(ErrorWordingTests), DisableParallelization = true)]
public sealed class ErrorWordingTests
{
    /// <summary>Errors that no scenario can produce.</summary>
    private static readonly Dictionary<string, string> Unproducible = new()
    {
        ["MarsAgentConsoleOnly"] = "Only the agent's own module lacks a parameter; AgentTests run it.",
        ["MarsAgentFailed"] = "The emulated agent has no failures of its own.",
        ["MarsAgentOffline"] = "The emulated agent needs no network.",
        ["SubscriptionNotChosen"] = "The emulator has one subscription, which is chosen at once.",
        ["UnexpectedFailure"] = "It is a defect of the module.",
        ["UntrustedHost"] = "The emulator gives addresses of its own hosts only.",
    };

    public static TheoryData<string> Produced => [.. ErrorWordings.Ids.Except(Unproducible.Keys)];

    public static TheoryData<string> NotProduced => [.. Unproducible.Keys];

    [Theory]
    [MemberData(nameof(Produced))]
    public void An_error_has_the_wording_that_was_reviewed(string id)
    {
        var produced = ErrorWordings.Produced(id);
        var reviewed = ErrorWordings.Reviewed(id);

        Assert.True(produced.Count > 0, $"No scenario produces {id}. Add one, or list the id with the reason.");
        Assert.True(produced.SequenceEqual(reviewed), Difference(id, produced, reviewed));
    }

    [Theory]
    [MemberData(nameof(NotProduced))]
    public void An_error_is_listed_as_unproducible_only_as_long_as_no_scenario_produces_it(string id)
    {
        Assert.Contains(id, ErrorWordings.Ids);
        Assert.Empty(ErrorWordings.Produced(id));
    }

    [Fact]
    public void The_file_has_no_error_that_is_none() =>
        Assert.Empty(ErrorWordings.ReviewedIds.Except(ErrorWordings.Ids.Except(Unproducible.Keys)));

    private static string Difference(string id, IReadOnlyList<string> produced, IReadOnlyList<string> reviewed) => string.Join(
        Environment.NewLine,
        [
            $"{id} has another wording than in {ErrorWordings.FileName}.",
            "Only in the file:",
            .. reviewed.Except(produced).Select(text => "  " + text),
            "Only in the scenarios:",
            .. produced.Except(reviewed).Select(text => "  " + text),
            $"To accept it, run {ReviewedFile.AcceptVariable}=1 dotnet test tests/Module.Tests --filter {nameof(ErrorWordingTests)}",
            "and review the difference.",
        ]);
}
